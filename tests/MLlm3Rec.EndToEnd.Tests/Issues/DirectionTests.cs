using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.EndToEnd.Datasets;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.EndToEnd.Issues;

/// <summary>A mark of direction in an id turned the rest of our sentence around, and a bracket or number beside it.</summary>
[Collection(EmptyAppFixture.Name)]
public sealed class DirectionTests(AppFixture workbench, EmptyAppFixture empty) : DatasetTest(workbench, empty)
{
    private const string Dataset = "turned-shop";

    /// <summary>Words of others that turn stand alone in an element that keeps its direction to itself, or are without their marks.</summary>
    private const string Sentences =
        """
        () => {
          const marks = /[\u202A-\u202E\u2066-\u2069]/, whole = /^(u\u202E\d+|i\u2067\d+|Sh\u202Eop|nobody\u202E)$/, found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let text = walker.nextNode(); text; text = walker.nextNode()) {
            const near = text.parentElement, words = text.data.trim();
            if (!marks.test(words) || near.closest('script, style')) continue;
            if (!whole.test(words)) { found.push(`${near.tagName}: ${words}`); continue; }
            const style = getComputedStyle(near);
            if (style.unicodeBidi !== 'isolate' && (style.display === 'inline' || near.textContent.trim() !== words))
              found.push(`${near.tagName}: ${near.textContent.trim()}`);
          }
          if (marks.test(document.title)) found.push(`title: ${document.title}`);
          return found;
        }
        """;

    [Fact]
    public async Task Pages_IdsThatTurnDirection_TurnNoSentence()
    {
        await ImportAsync();
        var (user, item) = (Uri.EscapeDataString(User(3)), Uri.EscapeDataString(Item(4)));
        var turned = new List<string>();
        foreach (
            var address in (string[])
                [
                    $"/?dataset={Dataset}&user={user}", $"/profiles?dataset={Dataset}&user={user}", $"/ranking?dataset={Dataset}&user={user}",
                    $"/explain?dataset={Dataset}&user={user}&item={item}", $"/map?dataset={Dataset}&user={user}", $"/compare?dataset={Dataset}",
                    $"/datasets/{Dataset}", "/datasets", $"/prompts?dataset={Dataset}", "/runs", "/runs/1", "/settings/record",
                    $"/profiles?dataset={Dataset}&user=nobody%E2%80%AE", $"/explain?dataset={Dataset}&user={user}&item=no%E2%80%AEthing",
                ])
        {
            var page = await OpenAsync(address, server: Server);
            await SettledAsync(page);
            turned.AddRange((await page.EvaluateAsync<string[]>(Sentences)).Select(found => $"{address} {found}"));
            await page.CloseAsync();
        }

        Assert.True(turned.Count == 0, string.Join("\n", turned));
    }

    private static string User(int number) => $"u\u202E{number}";

    private static string Item(int number) => $"i\u2067{number}";

    private async Task ImportAsync()
    {
        var cancelled = TestContext.Current.CancellationToken;
        await using var storage =
            new ServiceCollection().AddStorage(new StorageOptions(Path.GetDirectoryName(Server.DatabasePath)!)).BuildServiceProvider();
        await storage.GetRequiredService<DatasetStore>().SaveAsync(Imported(), progress: null, cancelled);
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
        string[] kinds = ["soft scented candle", "sturdy steel hammer", "gift card for a friend", "cheap bargain pack", "organic cotton towel"];
        var builder = new DatasetBuilder();
        for (var item = 0; item < 24; item++)
        {
            builder.Describe(
                Item(item),
                new ItemText
                {
                    Title = item % 2 == 0 ? $"Lamp \u202E{item}" : null,
                    Description = kinds[item % kinds.Length],
                    Categories = ["Sh\u202Eop"],
                });
        }

        for (var choice = 0; choice < 40 * 5; choice++)
        {
            var (user, place) = (choice / 5, choice % 5);
            builder.Add(
                new SourceChoice { User = User(user), Item = Item(((user * 7) + (place * 5)) % 24), Time = 1_600_000_000 + (86_400 * place) });
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
