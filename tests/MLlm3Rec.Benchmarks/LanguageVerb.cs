using System.Diagnostics;
using MLlm3Rec.Connections;
using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Language;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Profiles;
using MLlm3Rec.Runs;
using MLlm3Rec.Testing.ModelServers;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Benchmarks;

/// <summary>500 people at 32 parallel calls of 200 ms, against the ideal; the same a second time; and the same against a rough server, counted on
/// both sides.</summary>
internal static class LanguageVerb
{
    private const int People = 500;
    private const int Parallel = 32;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(200);

    public static async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        var dataset = await SourceFolder.ReadAsync(folder, cancellationToken);
        var replies = Directory.CreateTempSubdirectory("replies-");
        try
        {
            await using var server = await ModelServer.StartAsync(ModelScript.Honest(Latency), port: 0, cancellationToken);
            Console.WriteLine($"{dataset.Name}: {People} people, {Parallel} at once, {Latency.TotalMilliseconds} ms per reply");
            await PassAsync(
                "warm-up", server, dataset, Directory.CreateDirectory(Path.Combine(replies.FullName, "warm")), Parallel, cancellationToken);
            await PassAsync(
                "honest", server, dataset, Directory.CreateDirectory(Path.Combine(replies.FullName, "honest")), People, cancellationToken);
            await PassAsync("again", server, dataset, Directory.CreateDirectory(Path.Combine(replies.FullName, "honest")), People, cancellationToken);
            server.Script = server.Script.With(FaultMix.Rough);
            await PassAsync("rough", server, dataset, Directory.CreateDirectory(Path.Combine(replies.FullName, "rough")), People, cancellationToken);
        }
        finally
        {
            replies.Delete(recursive: true);
        }
    }

    private static async Task PassAsync(
        string name, ModelServer server, Dataset dataset, DirectoryInfo folder, int people, CancellationToken cancellationToken)
    {
        server.Forget();
        var models = new LanguageModels(new FolderReplies(folder.FullName), new LanguageOptions(), TimeProvider.System);
        await using var engine =
            models.Open(new OpenedConnection(ConnectionOf(server), null), new EngineSession { Vocabulary = DefaultVocabulary.Instance });
        var estimate = await engine.Profiles.EstimateAsync(dataset, [.. Enumerable.Range(0, people)], leaveOutLast: false, cancellationToken);
        var (accepted, rejected, usage) = (0, 0, Usage.None);
        var (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await foreach (var (_, answer) in InParallel.StreamAsync(
            Enumerable.Range(0, people),
            engine.Parallel,
            (user, token) => engine.Profiles.ExtractAsync(dataset, dataset.Users[user], dataset.HistoryMemory(user), token),
            _ => true,
            cancellationToken))
        {
            accepted += answer is Accepted<MotivationProfile> ? 1 : 0;
            if (answer is Rejected<MotivationProfile> { Reasons: var reasons } && rejected++ == 0)
            {
                Console.WriteLine($"         {string.Join(" ", reasons)}");
            }

            usage += Usage.Of(answer.Exchanges);
        }

        var (wall, busy) = (Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - processor);
        var ideal = Latency * Math.Ceiling((double)people / Parallel);
        var deeds = string.Join(", ", server.Calls.CountBy(call => call.Deed).OrderBy(deed => deed.Key).Select(deed => $"{deed.Key} {deed.Value}"));
        Console.WriteLine(
            $"{name,-8} {wall.TotalSeconds,6:F2} s = {wall / ideal:F2} × ideal {ideal.TotalSeconds:F1} s, {busy.TotalSeconds:F1} s of processor; "
            + $"{accepted} done, {rejected} rejected; calls {usage.Calls} (estimated {estimate.Calls}), remembered {usage.Remembered}; "
            + $"tokens in {usage.TokensIn:N0} (estimated {estimate.TokensIn:N0}); server: {(deeds.Length == 0 ? "nothing" : deeds)}; at once "
            + $"{server.MostAtOnce}; "
            + $"{GC.GetTotalMemory(forceFullCollection: true) >> 20} MB");
    }

    private static Connection ConnectionOf(ModelServer server) => ConnectionPreset.Of(ServerKind.Compatible).Begin("bench") with
    {
        BaseAddress = server.Address,
        ChatModel = "test-model",
        Key = KeySource.None,
        Parallel = Parallel,
    };
}
