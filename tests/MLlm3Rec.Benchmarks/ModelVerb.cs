using System.Diagnostics;
using MLlm3Rec.Connections;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Language;
using MLlm3Rec.Storage;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Testing.ModelServers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.Benchmarks;

/// <summary>
/// How close a run that asks a model comes to the ideal, calls × latency / parallel calls, and what it makes of a rough server, of a second
/// run and of a budget. Everything as in the product: database, remembered replies, every answer stored.
/// </summary>
internal static class ModelVerb
{
    private const string Name = "scripted";
    private const int Users = 500;
    private const int Parallel = 32;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(200);

    public static async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("mllm3rec-model-");
        var span = new CallSpan();
        await using var server = await ModelServer.StartAsync(span.Watch(ModelScript.Honest(Latency)), port: 0, cancellationToken);
        await using (
            var services = new ServiceCollection().AddStorage(new StorageOptions(data.FullName))
                .AddLanguage(new LanguageOptions())
                .BuildServiceProvider())
        {
            await services.GetRequiredService<DatabaseStartup>().EnsureAsync(cancellationToken);
            var imported =
                await DatasetImport.ReadAsync(new ImportOptions { Name = "measured", Paths = [folder] }, progress: null, cancellationToken);
            await services.GetRequiredService<DatasetStore>().SaveAsync(imported, progress: null, cancellationToken);
            await services.GetRequiredService<ConnectionStore>().SaveAsync(ConnectionTo(server), key: null, cancellationToken);
            var users = await services.GetRequiredService<UserDraw>().OfAsync("measured", Users, UserDraw.UsualSeed, cancellationToken);
            var fittedDataset = new FittedDataset(services.GetRequiredService<RunQueue>(), server, span, users);

            await fittedDataset.MeasureAsync("warm up", users.Take(Parallel), BudgetLimits.Unlimited, cancellationToken);
            await fittedDataset.MeasureAsync("honest server", users.Skip(Parallel), BudgetLimits.Unlimited, cancellationToken);
            await fittedDataset.MeasureAsync("second run", users, BudgetLimits.Unlimited, cancellationToken);
            await Forget(services, cancellationToken);
            await fittedDataset.MeasureAsync("budget of 100", users, new BudgetLimits { Calls = 100 }, cancellationToken);
            await Forget(services, cancellationToken);
            server.Script = span.Watch(ModelScript.Honest(Latency).With(FaultMix.Rough));
            await fittedDataset.MeasureAsync("rough server", users, BudgetLimits.Unlimited, cancellationToken);
        }

        data.Delete(recursive: true);
    }

    private static Connection ConnectionTo(ModelServer server) => new()
    {
        Name = Name,
        Kind = ServerKind.Compatible,
        BaseAddress = server.Address,
        ChatModel = "test-model",
        Parallel = Parallel,
        ContextTokens = 32_768,
    };

    private static Task Forget(ServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<Database>().WriteAsync(context => { context.Database.ExecuteSqlRaw("DELETE FROM Replies"); }, cancellationToken);

    /// <summary>From the arrival of the first call to the last reply: what the ideal speaks of.</summary>
    private sealed class CallSpan
    {
        private readonly Lock gate = new();
        private long first;
        private long last;

        public double Seconds
        {
            get
            {
                lock (gate)
                {
                    return first == 0 ? 0 : (Stopwatch.GetElapsedTime(first, last) + Latency).TotalSeconds;
                }
            }
        }

        public ModelScript Watch(ModelScript script) => script with
        {
            Chat = (request, number) =>
            {
                lock (gate)
                {
                    last = Stopwatch.GetTimestamp();
                    first = first == 0 ? last : first;
                }

                return script.Chat(request, number);
            },
        };

        public void Forget()
        {
            lock (gate)
            {
                (first, last) = (0, 0);
            }
        }
    }

    private sealed class FittedDataset(RunQueue queue, ModelServer server, CallSpan span, IReadOnlyList<string> all)
    {
        public async Task MeasureAsync(string step, IEnumerable<string> users, BudgetLimits budget, CancellationToken cancellationToken)
        {
            string[] asked = [.. users];
            server.Forget();
            span.Forget();
            using var process = Process.GetCurrentProcess();
            var (memory, processor, started) = (GC.GetTotalMemory(forceFullCollection: true), process.TotalProcessorTime, Stopwatch.GetTimestamp());
            var run = await queue.RunNowAsync(
                new ExtractRequest { Dataset = "measured", Users = asked, Engine = new ModelUse { Connection = Name, Budget = budget } },
                cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            process.Refresh();
            var calls = server.ChatCalls.Count();
            var ideal = Math.Ceiling(calls / (double)Parallel) * Latency.TotalSeconds;
            var busy = (process.TotalProcessorTime - processor).TotalSeconds;
            var deeds = string.Join(
                ", ",
                server.ChatCalls.CountBy(call => call.Deed)
                    .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => $"{pair.Key}: {pair.Value:N0}"));
            Console.WriteLine(
                $"{step,-14} {run.State} {seconds,7:F2} s in all, from first call to last reply {span.Seconds,6:F2} s, ideal {ideal,6:F2} s, "
                    + $"processor {busy,6:F2} s; {calls:N0} calls ({deeds}), at most {server.MostAtOnce} at once; memory "
                    + $"{(GC.GetTotalMemory(forceFullCollection: true) - memory) / 1048576.0:+0.0;-0.0} MB of {all.Count:N0} people");
            Console.WriteLine($"               {run.Result?.Summary ?? run.Message} {run.Result?.Usage}");
        }
    }
}
