using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;
using MLlm3Rec.Connections;

namespace MLlm3Rec.Language.Embeddings;

/// <summary>A sentence transformer from a folder of this machine: word pieces, the network, the mean over real tokens, unit length.</summary>
/// <remarks>
/// vector = mean over tokens t with mask 1 of output[t] (or output[0], where the model was trained so), divided by its length. Texts of like length
/// are run together, padded to the longest of their batch; padding is masked, so the batch a text falls into does not change its vector beyond
/// rounding. Batches run beside each other, each on one thread: no thread waits for another, and no processor time goes into waiting.
/// Source: Reimers &amp; Gurevych 2019, doi:10.18653/v1/D19-1410, mean pooling.
/// </remarks>
internal sealed class OnnxEmbedder : VectorGenerator
{
    /// <summary>Tokens of a batch, padding included: enough to keep a core busy, little enough to stay near it.</summary>
    private const int TokensPerBatch = 2048;

    private readonly InferenceSession session;
    private readonly BertTokenizer tokenizer;
    private readonly RunOptions runs = new();
    private readonly OnnxShape shape;

    private OnnxEmbedder(InferenceSession session, BertTokenizer tokenizer, OnnxShape shape)
    {
        (this.session, this.tokenizer, this.shape) = (session, tokenizer, shape);
    }

    public override string Model => shape.Name;

    /// <param name="model">The network's bytes.</param>
    /// <param name="vocabulary">Its word pieces, one a line.</param>
    /// <param name="shape">How it is used.</param>
    internal static OnnxEmbedder Open(byte[] model, Stream vocabulary, OnnxShape shape)
    {
        using var options = Options();
        return new OnnxEmbedder(
            new InferenceSession(model, options),
            BertTokenizer.Create(vocabulary, new BertOptions { LowerCaseBeforeTokenization = shape.LowerCase }),
            shape);
    }

    /// <exception cref="ConnectionFailedException">The folder lacks a file, or the model is not a sentence transformer.</exception>
    public static OnnxEmbedder Open(Connection connection)
    {
        var folder = OnnxFolder.Read(connection);
        try
        {
            using var options = Options();
            var session = new InferenceSession(folder.ModelPath, options);
            var tokenizer = BertTokenizer.Create(folder.VocabularyPath, new BertOptions { LowerCaseBeforeTokenization = folder.LowerCase });
            return session.InputMetadata.ContainsKey("input_ids") && session.InputMetadata.ContainsKey("attention_mask")
                ? new OnnxEmbedder(session, tokenizer, new OnnxShape(folder.Name, folder.LowerCase, folder.LongestTokens, folder.FirstToken))
                : throw new ConnectionFailedException(
                    connection.Name, $"{folder.ModelPath} takes {string.Join(", ", session.InputMetadata.Keys)}, not input_ids and attention_mask.");
        }
        catch (OnnxRuntimeException unreadable)
        {
            throw new ConnectionFailedException(
                connection.Name, $"{folder.ModelPath} is no ONNX model that this machine can run ({unreadable.Message}).");
        }
    }

    public override Task<float[][]> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        Task.Run(() => Embed(texts, cancellationToken), cancellationToken);

    public override void Dispose()
    {
        session.Dispose();
        runs.Dispose();
    }

    private static SessionOptions Options() => new()
    {
        GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        IntraOpNumThreads = 1,
        InterOpNumThreads = 1,
        EnableMemoryPattern = false, // Shapes differ from batch to batch.
    };

    private float[][] Embed(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var tokens = texts.Select(text => tokenizer.EncodeToIds(text, shape.LongestTokens, out _, out _).ToArray()).ToArray();
        var vectors = new float[texts.Count][];
        Parallel.ForEach(
            Batches(tokens),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            batch => RunBatch(batch, tokens, vectors));
        return vectors;
    }

    /// <summary>Longest first, so that the last batches to finish are the short ones.</summary>
    private static List<int[]> Batches(int[][] tokens)
    {
        var batches = new List<int[]>();
        var batch = new List<int>();
        foreach (var text in Enumerable.Range(0, tokens.Length).OrderByDescending(text => tokens[text].Length))
        {
            if (batch.Count > 0 && (batch.Count + 1) * tokens[batch[0]].Length > TokensPerBatch)
            {
                batches.Add([.. batch]);
                batch.Clear();
            }

            batch.Add(text);
        }

        return batch.Count > 0 ? [.. batches, [.. batch]] : batches;
    }

    private void RunBatch(int[] batch, int[][] tokens, float[][] vectors)
    {
        var width = Math.Max(1, batch.Max(text => tokens[text].Length));
        var (ids, mask) = (new long[batch.Length * width], new long[batch.Length * width]);
        for (var row = 0; row < batch.Length; row++)
        {
            var own = tokens[batch[row]];
            for (var place = 0; place < own.Length; place++)
            {
                ids[row * width + place] = own[place];
                mask[row * width + place] = 1;
            }
        }

        long[] sizes = [batch.Length, width];
        using var idsValue = OrtValue.CreateTensorValueFromMemory(ids, sizes);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, sizes);
        using var typesValue = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], sizes);
        var inputs = new Dictionary<string, OrtValue> { ["input_ids"] = idsValue, ["attention_mask"] = maskValue };
        if (session.InputMetadata.ContainsKey("token_type_ids"))
        {
            inputs["token_type_ids"] = typesValue;
        }

        using var outputs = session.Run(runs, inputs, [session.OutputNames[0]]);
        var states = outputs[0].GetTensorDataAsSpan<float>();
        var size = states.Length / (batch.Length * width);
        for (var row = 0; row < batch.Length; row++)
        {
            vectors[batch[row]] = Mean(states.Slice(row * width * size, width * size), shape.FirstToken ? 1 : tokens[batch[row]].Length, size);
        }
    }

    /// <summary>Real tokens come first, so the mask is a count.</summary>
    private static float[] Mean(ReadOnlySpan<float> states, int real, int size)
    {
        var vector = new float[size];
        for (var token = 0; token < real; token++)
        {
            TensorPrimitives.Add(vector, states.Slice(token * size, size), vector);
        }

        var length = TensorPrimitives.Norm(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vector;
    }
}

/// <summary>How a network is used.</summary>
/// <param name="Name">For provenance.</param>
/// <param name="LowerCase">Words are taken in lower case.</param>
/// <param name="LongestTokens">A text is cut after so many word pieces.</param>
/// <param name="FirstToken">The first token stands for the text, not the mean of all.</param>
internal sealed record OnnxShape(string Name, bool LowerCase, int LongestTokens, bool FirstToken);
