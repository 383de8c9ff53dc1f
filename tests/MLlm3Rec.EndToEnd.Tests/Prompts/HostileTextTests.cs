using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.EndToEnd.Prompts;

/// <summary>Texts that would be code or templates elsewhere are text here, for the reader and for the model.</summary>
public sealed class HostileTextTests(AppFixture workbench, StudioServer studio) : ModelStudioTest(workbench, studio), IClassFixture<StudioServer>
{
    private const string Dataset = "hostile shop";
    private const string Odd = "Mind <script>window.harmed = true</script>, \"quotes\", 'ticks', &amp; & {x} and \\n.";
    private const string Title = "Lamp <script>window.harmed = true</script> & \"co\", 'x' {{x}} {{history}} &lt;b&gt;";

    [Fact]
    public async Task HostileTexts_ReachModelUnchangedAndPageAsText()
    {
        await ImportAsync();
        var page = await BeginWithAsync(Odd);
        await page.GotoAsync($"/prompts?dataset={Dataset}&draft={DraftOf(page)}&part=profile&user=u1");
        await page.GetByText("The whole prompt as a model would get it").ClickAsync();
        await Expect(page.GetByTestId("filled-user")).ToContainTextAsync(Title);
        var shown = await page.GetByTestId("filled-system").TextContentAsync();
        Assert.EndsWith($"\n{Odd}", shown, StringComparison.Ordinal);

        await TabAsync(page, "Test");
        await page.GetByLabel("Read by").ChooseAsync(Connection);
        await page.GetByRole(AriaRole.Combobox, new() { Name = "People", Exact = true }).ChooseAsync("Chosen by hand");
        await page.GetByLabel("Their ids").FillAsync("u1, u2");
        await page.GetByLabel("Their ids").PressAsync("Tab");
        await Expect(page.GetByText("2 people chosen by hand")).ToBeVisibleAsync();
        await TestAsync(page);
        await Expect(page.GetByTestId("verdict")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        var asked = Model.ChatCalls.Where(call => call.Chat.System == shown).ToArray();
        Assert.Equal(2, asked.Length);
        Each.Holds(asked, call => Assert.Contains(Title, call.Chat.User, StringComparison.Ordinal));
        Assert.Null(await page.EvaluateAsync<bool?>("() => window.harmed ?? null"));
    }

    /// <summary>A shop whose every title is hostile, read by the built-in engine.</summary>
    private async Task ImportAsync()
    {
        var cancelled = TestContext.Current.CancellationToken;
        await using var storage = Storage();
        await storage.GetRequiredService<DatasetStore>().SaveAsync(Imported(), progress: null, cancelled);
        // Importing takes markup out of texts; what comes into the store past it must do no harm either.
        Server.Ask(
            $"UPDATE Items SET Title = '{Title.Replace("'", "''", StringComparison.Ordinal)} ' || \"Index\" WHERE DatasetId = (SELECT Id FROM "
                + $"Datasets WHERE Name = '{Dataset}')");
        foreach (
            var request in (RunRequest[])
                [
                    new EncodeRequest { Dataset = Dataset }, new ExtractRequest { Dataset = Dataset }, new TrainRequest { Dataset = Dataset },
                ])
        {
            var run = await storage.GetRequiredService<RunQueue>().RunNowAsync(request, cancelled);
            Assert.True(run.State == RunState.Done, $"{run.Kind}: {run.State} {run.Message}");
        }
    }

    private static ImportedDataset Imported()
    {
        string[] kinds =
        [
            "soft scented candle", "sturdy steel hammer", "gift card for a friend", "new inventive gadget", "cheap bargain pack",
            "organic cotton towel",
        ];
        var builder = new DatasetBuilder();
        for (var item = 0; item < 24; item++)
        {
            builder.Describe($"i{item}", new ItemText { Title = $"Lamp {item}", Description = kinds[item % kinds.Length], Categories = ["Shop"] });
        }

        for (var user = 0; user < 40; user++)
        {
            for (var place = 0; place < 5; place++)
            {
                builder.Add(
                    new SourceChoice { User = $"u{user}", Item = $"i{((user * 7) + (place * 5)) % 24}", Time = 1_600_000_000 + (86_400 * place) });
            }
        }

        var dataset = builder.Build(Dataset, SignalKind.None, kCore: 0, CancellationToken.None);
        return new ImportedDataset
        {
            Dataset = dataset,
            Format = "test",
            ContentHash = DatasetContent.Hash(dataset),
            Statistics = DatasetStatistics.Of(dataset),
            Files = [],
        };
    }
}
