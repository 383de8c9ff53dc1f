using System.Globalization;
using MLlm3Rec.Connections;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Testing.ModelServers;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.EndToEnd.Settings;

/// <summary>
/// How long clicks take while a model reads people at 32 calls at once: set MLLM3REC_BUSY_RUN to a folder with a dataset of one's own.
/// It prints the times and holds them against the budget.
/// </summary>
public sealed class BusyRunTests(AppFixture workbench, ITestOutputHelper output) : BrowserTest(workbench)
{
    private const string Connection = "busy";
    private const double Budget = 200;

    /// <summary>Enough for a dozen seconds at 200 ms a call and 32 calls at once.</summary>
    private const int People = 2_000;

    /// <summary>From the click to the first frame in which the condition holds.</summary>
    private const string Measure = """
        ([act, holds]) => new Promise((done, lost) => {
          const started = performance.now();
          const look = () => eval(holds) ? done(performance.now() - started) : requestAnimationFrame(look);
          setTimeout(() => lost(new Error(`Never came: ${holds}`)), 10000);
          eval(act);
          requestAnimationFrame(look);
        })
        """;

    private static readonly string? Folder = Environment.GetEnvironmentVariable("MLLM3REC_BUSY_RUN");

    public static bool Wanted => !string.IsNullOrEmpty(Folder);

    [Fact(Skip = "Set MLLM3REC_BUSY_RUN to a dataset's folder to measure clicks during a run.", SkipUnless = nameof(Wanted))]
    public async Task Click_WhileAModelReads_IsAnsweredWithoutAWait()
    {
        await using var model =
            await ModelServer.StartAsync(ModelScript.Honest(TimeSpan.FromMilliseconds(200)), port: 0, TestContext.Current.CancellationToken);
        await using var server = await WebProcess.StartAsync("--Sample:Bring=false");
        await PrepareAsync(server, model);
        var people = await OpenAsync("/profiles?dataset=busy", server: server);
        await Expect(people.Locator("tr.person[aria-rowindex='2']")).ToBeVisibleAsync();
        var elsewhere = await OpenAsync("/datasets", server: server);

        // What is compiled at the first click is not the run's doing.
        await OpenPersonAsync(people, 3);
        await GoAsync(elsewhere, "Runs");
        await GoAsync(elsewhere, "Datasets");

        var run = await OpenAsync($"/runs/read?dataset=busy&engine={Connection}&people={People}", server: server);
        await run.GetByRole(AriaRole.Button, new() { Name = "Start reading" }).ClickAsync();
        await Expect(run).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/runs/\d+$"));

        var times = new List<double>();
        while (await run.GetByText("What it came to").CountAsync() == 0)
        {
            foreach (var row in (int[])[2, 3, 4, 5, 6, 7])
            {
                times.Add(await OpenPersonAsync(people, row));
            }

            times.Add(await GoAsync(elsewhere, "Runs"));
            times.Add(await GoAsync(elsewhere, "Datasets"));
        }

        times.Sort();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{times.Count} clicks during {model.ChatCalls.Count():N0} calls, {model.MostAtOnce} at once: half within "
                    + $"{times[times.Count / 2]:N0} ms, 95 % within {times[times.Count * 95 / 100]:N0} ms, the longest {times[^1]:N0} ms (at most "
                    + $"{Budget:N0})"));
        Assert.True(times.Count >= 20, $"Only {times.Count} clicks fell into the run.");
        Assert.InRange(times[^1], 0, Budget);
    }

    private static Task<double> OpenPersonAsync(IPage page, int row) => page.EvaluateAsync<double>(Measure, (string[])[
        $"document.querySelector(\"tr.person[aria-rowindex='{row}'] td:nth-child(2)\").click()",
        $"document.querySelector(\"tr.person[aria-rowindex='{row}']\").ariaSelected === 'true'"]);

    private static Task<double> GoAsync(IPage page, string stage) => page.EvaluateAsync<double>(Measure, (string[])[
        $"[...document.querySelectorAll('nav a')].find(link => link.textContent.includes('{stage}')).click()",
        $"document.querySelector('h1')?.textContent.trim() === '{stage}'"]);

    private static async Task PrepareAsync(WebProcess server, ModelServer model)
    {
        await using var services = new ServiceCollection().AddStorage(new StorageOptions(Path.GetDirectoryName(server.DatabasePath)!))
            .BuildServiceProvider();
        var token = TestContext.Current.CancellationToken;
        var imported = await DatasetImport.ReadAsync(new ImportOptions { Name = "busy", Paths = [Folder!] }, progress: null, token); // Wanted
        await services.GetRequiredService<DatasetStore>().SaveAsync(imported, progress: null, token);
        await services.GetRequiredService<ConnectionStore>().SaveAsync(
            new Connection
            {
                Name = Connection,
                Kind = ServerKind.Compatible,
                BaseAddress = model.Address,
                ChatModel = "test-model",
                Parallel = 32,
                ContextTokens = 32_768,
            },
            key: null, token);
        foreach (var request in (RunRequest[])[new EncodeRequest { Dataset = "busy" }, new ExtractRequest { Dataset = "busy" }])
        {
            var read = await services.GetRequiredService<RunQueue>().RunNowAsync(request, token);
            Assert.True(read.State == RunState.Done, read.Message);
        }
    }
}
