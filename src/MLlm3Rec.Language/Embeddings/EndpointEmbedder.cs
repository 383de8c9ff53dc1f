using System.Numerics.Tensors;
using MLlm3Rec.Connections;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Filters;
using MLlm3Rec.Language.Servers;
using Polly;

namespace MLlm3Rec.Language.Embeddings;

/// <summary>Vectors from a server's /embeddings, in batches, with the same limits and the same patience as chat calls.</summary>
internal sealed class EndpointEmbedder(
    OpenedConnection opened, AccessPolicy access, ConnectionLimits limits, RetryOptions retry, TimeProvider time)
    : VectorGenerator
{
    private const int BatchSize = 64;

    private readonly ModelClient client = new(opened, access, limits, time);
    private readonly Failures failures = new(opened, time);

    /// <summary>A server out of reach is told at once: nobody waits for vectors alone.</summary>
    private readonly ResiliencePipeline pipeline = RetryPipeline.Of(retry with { AttemptsToReach = 1 }, time);

    public override string Model => opened.Connection.EmbeddingModel!; // CanEmbed

    public override async Task<float[][]> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var batches = texts.Chunk(BatchSize).ToArray();
        var vectors = new float[batches.Length][][];
        await Parallel.ForAsync(
            0, batches.Length, new ParallelOptions { MaxDegreeOfParallelism = opened.Connection.Parallel, CancellationToken = cancellationToken },
            async (batch, token) => vectors[batch] = await BatchAsync(batches[batch], token));
        return [.. vectors.SelectMany(batch => batch)];
    }

    public override void Dispose() => client.Dispose();

    private async Task<float[][]> BatchAsync(string[] texts, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(async token => await AskAsync(texts, token), cancellationToken);
        }
        catch (CallFailedException failed)
        {
            throw new ConnectionFailedException(opened.Name, failed.Message);
        }
    }

    private async Task<float[][]> AskAsync(string[] texts, CancellationToken cancellationToken)
    {
        // An empty text is refused by some servers; a blank says as little.
        string[] sent = [.. texts.Select(text => string.IsNullOrWhiteSpace(text) ? " " : text)];
        var tokens = sent.Sum(TokenEstimate.Of);
        await limits.EnterAsync(tokens, cancellationToken);
        try
        {
            var reply = await client.Server.GetEmbeddingClient(Model).GenerateEmbeddingsAsync(sent, options: null, cancellationToken);
            if (reply.Value.Count != sent.Length)
            {
                throw new CallFailedException(FailureKind.Permanent, $"The server gave {reply.Value.Count} vectors for {sent.Length} texts.");
            }

            limits.Correct(tokens, reply.Value.Usage?.TotalTokenCount ?? tokens);
            return [.. reply.Value.OrderBy(vector => vector.Index).Select(vector => UnitLength(vector.ToFloats().ToArray()))];
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException and not CallFailedException && failures.Of(thrown) is not null)
        {
            throw failures.Of(thrown)!; // Not null: see above.
        }
    }

    private static float[] UnitLength(float[] vector)
    {
        var length = TensorPrimitives.Norm(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vector;
    }
}
