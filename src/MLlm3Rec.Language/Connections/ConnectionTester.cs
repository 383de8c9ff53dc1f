using MLlm3Rec.Connections;
using MLlm3Rec.Experiments;

namespace MLlm3Rec.Language.Connections;

/// <summary>Tries a connection with a few calls and tells in words what works. Remembers nothing, retries nothing.</summary>
internal sealed class ConnectionTester(EmbedderOpener openEmbedder, AccessPolicy access, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public async Task<ConnectionReport> RunAsync(OpenedConnection opened, CancellationToken cancellationToken)
    {
        var checks = new List<ConnectionCheck>();
        var connection = opened.Connection;
        var found = connection.CanChat
            ? await new ChatTrial(opened, access, time, checks).RunAsync(cancellationToken)
            : new ChatFindings(null, null, []);
        var (size, latency) = ((int?)null, found.Latency);
        if (connection.CanEmbed && checks.All(check => check.Verdict != CheckVerdict.Failed))
        {
            (size, var embedded) = await EmbedAsync(opened, checks, cancellationToken);
            latency ??= embedded;
        }

        return new ConnectionReport(connection.Name, checks, found.Dialect?.Structure, size, latency)
        {
            Dialect = found.Dialect,
            Models = found.Models,
        };
    }

    private async Task<(int?, TimeSpan?)> EmbedAsync(OpenedConnection opened, List<ConnectionCheck> checks, CancellationToken cancellationToken)
    {
        try
        {
            var started = time.GetTimestamp();
            var embedder = openEmbedder(opened);
            using var closing = embedder as IDisposable;
            using var longest = new CancellationTokenSource(Longest, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, longest.Token);
            var vectors = await embedder.EmbedAsync(["A short text."], either.Token);
            var latency = time.GetElapsedTime(started);
            checks.Add(new("Embeddings", CheckVerdict.Passed, $"Vectors of length {vectors[0].Length:N0} in {latency.TotalMilliseconds:N0} ms."));
            return (vectors[0].Length, latency);
        }
        catch (ConnectionFailedException failed)
        {
            checks.Add(new("Embeddings", CheckVerdict.Failed, failed.Words));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            checks.Add(new("Embeddings", CheckVerdict.Failed, $"No vectors within {Longest.TotalSeconds:0} seconds."));
        }

        return (null, null);
    }
}
