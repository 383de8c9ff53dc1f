using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.EndToEnd.Hosting;

/// <summary>A server of its own with the sample and three comparisons: two alike over the whole catalogue, and one of few users among
/// candidates.</summary>
public sealed class ComparedAppFixture : IAsyncLifetime
{
    public const string Name = "AppFixture with comparisons";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private WebProcess? host;

    public WebProcess Host => host ?? throw new InvalidOperationException("The fixture has not started.");

    /// <summary>Numbers of the runs, in the order of the summary.</summary>
    public int[] Runs { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        host = await WebProcess.StartAsync();
        await DoneAsync(runs: 4);
        // A file in a folder.
        await using var storage = new ServiceCollection().AddStorage(new StorageOptions(Path.GetDirectoryName(Host.DatabasePath)!))
            .BuildServiceProvider();
        var full = new EvaluateRequest { Dataset = "sample", Methods = ["mar", "popularity", "item-knn", "random"], Name = "Four methods" };
        var queue = storage.GetRequiredService<RunQueue>();
        Runs =
        [
            await queue.EnqueueAsync(full, CancellationToken.None),
            await queue.EnqueueAsync(full with { Name = "Four methods again" }, CancellationToken.None),
            await queue.EnqueueAsync(full with { Name = "Few users", Protocol = Protocol.Sampled, Users = 25 }, CancellationToken.None),
        ];
        await DoneAsync(runs: 7);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private async Task DoneAsync(long runs)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!File.Exists(Host.DatabasePath) || Done() < runs)
        {
            await Task.Delay(200, limit.Token);
        }
    }

    private long Done()
    {
        using var connection = new SqliteConnection($"Data Source={Host.DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Runs WHERE State = 'Done'";
        return (long)command.ExecuteScalar()!; // A count.
    }
}

[CollectionDefinition(ComparedAppFixture.Name)]
public sealed class ComparedAppGroup : ICollectionFixture<ComparedAppFixture>;
