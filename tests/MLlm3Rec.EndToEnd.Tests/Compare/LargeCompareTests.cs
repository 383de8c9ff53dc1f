using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.Experiments;
using MLlm3Rec.Map;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Map;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.EndToEnd.Compare;

/// <summary>Eight methods on Amazon Beauty from the page, with a cancel, a kill and two resumes. Takes a quarter of an hour; prints what it
/// measured.</summary>
public sealed class LargeCompareTests(AppFixture workbench, ITestOutputHelper output) : BrowserTest(workbench)
{
    private const string Dataset = "amazon2014-beauty";
    private static readonly string? Root = Environment.GetEnvironmentVariable("MLLM3REC_DATASETS");
    private static readonly string[] Further = ["ItemKNN, BM25", "UserKNN, cosine", "iALS", "BPR-MF (slow)", "SASRec (slow)"];
    private readonly List<string> overBudget = [];

    public static bool Given => !string.IsNullOrEmpty(Root);

    [Fact(Skip = "Set MLLM3REC_DATASETS to a folder that holds amazon2014-beauty.", SkipUnless = nameof(Given))]
    public async Task EightMethodsOnBeauty_SurviveKillAndSliceInTime()
    {
        await using var server = await WebProcess.StartAsync("--Sample:Bring=false");
        var code = await PrepareAsync(server);
        var page = await OpenAsync($"/compare?dataset={Dataset}", server: server);
        foreach (var method in Further)
        {
            await page.GetByRole(AriaRole.Checkbox, new() { Name = method, Exact = true }).CheckAsync();
        }

        await page.GetByLabel("Ranked among").ChooseAsync("99 unseen items, drawn");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare 9 methods" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToHaveAttributeAsync("aria-valuenow", new Regex("[1-9]"), Patient(600));

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Cancel:") }).ClickAsync();
        var resume = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Resume:") });
        await Expect(resume).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await resume.ClickAsync();
        await UntilAsync(server, "SELECT COUNT(DISTINCT Unit) FROM RunUnits WHERE Unit LIKE 'item-knn %'", least: 1);
        await server.KillAsync();
        var before = Read(server, "SELECT COUNT(*) FROM RunUnits");
        await server.StartAsync(TestContext.Current.CancellationToken);
        await Expect(resume).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.True(Read(server, "SELECT COUNT(*) FROM RunUnits") >= before, "Measured blocks were lost.");
        await resume.ClickAsync();
        await UntilAsync(server, "SELECT COUNT(*) FROM Runs WHERE Kind = 'evaluate' AND State = 'Done'", least: 1);

        await server.KillAsync();
        await server.StartAsync(TestContext.Current.CancellationToken);
        var run = Read(server, "SELECT Id FROM Runs WHERE Kind = 'evaluate'");
        await MeasureAsync(server, "result page, first after a start", $"/compare/{run}", 1000);
        var open = await MeasureAsync(server, "result page, again", $"/compare/{run}", 1000);
        await SliceAsync(open, code);
        Assert.Empty(overBudget);
    }

    private async Task<IPage> MeasureAsync(WebProcess server, string what, string address, double budget)
    {
        var page = await NewPageAsync(server: server);
        var started = Stopwatch.GetTimestamp();
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Methods and metrics" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Note(what, Stopwatch.GetElapsedTime(started).TotalMilliseconds, budget);
        return page;
    }

    private async Task SliceAsync(IPage page, string code)
    {
        var started = Stopwatch.GetTimestamp();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Users" }).ChooseAsync(new Regex("Every third person"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Every third person" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Note("slice of a map selection", Stopwatch.GetElapsedTime(started).TotalMilliseconds, 2000);
    }

    private void Note(string what, double measured, double budget)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {measured:N0} ms (at most {budget:N0})"));
        if (measured > budget)
        {
            overBudget.Add($"{what}: {measured:N0} > {budget:N0}");
        }
    }

    private static LocatorAssertionsToHaveAttributeOptions Patient(int seconds) => new() { Timeout = seconds * 1000 };

    private static async Task UntilAsync(WebProcess server, string question, long least)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(40));
        while (Read(server, question) < least)
        {
            await Task.Delay(500, limit.Token);
        }
    }

    private static long Read(WebProcess server, string question)
    {
        using var connection = new SqliteConnection($"Data Source={server.DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return (long)command.ExecuteScalar()!; // A count or a number.
    }

    /// <returns>Code of a saved selection of every third person.</returns>
    private static async Task<string> PrepareAsync(WebProcess server)
    {
        // A file in a folder.
        await using var services = new ServiceCollection().AddStorage(new StorageOptions(Path.GetDirectoryName(server.DatabasePath)!))
            .BuildServiceProvider();
        var token = TestContext.Current.CancellationToken;
        RunRequest[] steps =
        [
            new ImportRequest { Dataset = Dataset, Paths = [Path.Combine(Root!, Dataset)] }, // Only asked for where it is given.
            new EncodeRequest { Dataset = Dataset },
            new ExtractRequest { Dataset = Dataset },
            new TrainRequest { Dataset = Dataset },
        ];
        foreach (var request in steps)
        {
            var run = await services.GetRequiredService<RunQueue>().RunNowAsync(request, token);
            Assert.True(run.State == RunState.Done, $"{run.Kind}: {run.State} {run.Message}");
        }

        var dataset = await services.GetRequiredService<DatasetStore>().GetAsync(Dataset, token);
        var selections = services.GetRequiredService<SelectionStore>();
        var code = await selections.PutAsync(
            dataset.Id, Selection.OfUsers(Enumerable.Range(0, dataset.Users).Where(user => user % 3 == 0), dataset.Users), token);
        await selections.NameAsync(dataset.Id, code, "Every third person", token);
        return code;
    }
}
