using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.EndToEnd.Profiles;

/// <summary>A server of its own with 100,000 people, each with a profile.</summary>
public sealed class CrowdServer : IAsyncLifetime
{
    public const string Dataset = "crowd";
    public const int People = 100_000;

    private WebProcess? host;

    public WebProcess Host => host ?? throw new InvalidOperationException("The fixture has not started.");

    public async ValueTask InitializeAsync()
    {
        host = await WebProcess.StartAsync("--Sample:Bring=false");
        await using var services = new ServiceCollection()
            .AddStorage(new StorageOptions(Path.GetDirectoryName(host.DatabasePath)!))
            .BuildServiceProvider();
        var cancelled = TestContext.Current.CancellationToken;
        await services.GetRequiredService<DatasetStore>().SaveAsync(Imported(), progress: null, cancelled);
        var queue = services.GetRequiredService<RunQueue>();
        foreach (var request in (RunRequest[])[new EncodeRequest { Dataset = Dataset }, new ExtractRequest { Dataset = Dataset }])
        {
            var run = await queue.RunNowAsync(request, cancelled);
            Assert.True(run.State == RunState.Done, $"{run.Kind}: {run.State} {run.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }

    private static ImportedDataset Imported()
    {
        string[] things =
        [
            "soft lavender scented candle", "sturdy steel hammer, reliable", "gift card for a friend", "new inventive gadget", "cheap bargain pack",
        ];
        var builder = new DatasetBuilder();
        for (var item = 0; item < things.Length; item++)
        {
            builder.Describe($"i{item}", new ItemText { Title = things[item], Categories = ["Shop"] });
        }

        for (var user = 0; user < People; user++)
        {
            for (var place = 0; place < 2 + (user % 2); place++)
            {
                builder.Add(
                    new SourceChoice { User = $"u{user:D5}", Item = $"i{(user + place) % things.Length}", Time = 1_600_000_000 + (86_400 * place) });
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
