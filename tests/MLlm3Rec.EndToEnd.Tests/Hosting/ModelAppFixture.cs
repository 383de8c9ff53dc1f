using MLlm3Rec.Connections;
using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Testing.ModelServers;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.EndToEnd.Hosting;

/// <summary>A server of its own with the sample, and a scripted model that it may ask. Tests that write share it one after the other.</summary>
public sealed class ModelAppFixture : IAsyncLifetime
{
    public const string Name = "AppFixture with a model";

    /// <summary>The connection that is there from the start.</summary>
    public const string Connection = "scripted";

    public const string Key = "sk-e2e-4711-never-shown";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private WebProcess? host;
    private ModelServer? model;

    public WebProcess Host => host ?? throw new InvalidOperationException("The fixture has not started.");

    public ModelServer Model => model ?? throw new InvalidOperationException("The fixture has not started.");

    public static ModelScript Honest { get; } = ModelScript.Honest() with { Key = Key, Models = ["test-model", "test-embeddings"] };

    public string Folder => Path.GetDirectoryName(Host.DatabasePath)!; // A file in a folder.

    public async ValueTask InitializeAsync()
    {
        model = await ModelServer.StartAsync(Honest, port: 0, CancellationToken.None);
        host = await WebProcess.StartAsync();
        await SampleReadyAsync();
        await ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Model.DisposeAsync();
    }

    /// <summary>One column of one row, as another process would read it.</summary>
    public object? Ask(string sql) => Host.Ask(sql);

    /// <summary>Somebody whom the built-in engine has read, by place in the list.</summary>
    public string Person(int place) => (string)Ask($"SELECT UserId FROM Profiles ORDER BY UserIndex LIMIT 1 OFFSET {place}")!; // The sample has 840.

    /// <summary>Somebody whom no model has read yet, whatever other tests have had read.</summary>
    // At most 200 of 840 are read.
    public string Unread() =>
        (string)Ask("SELECT UserId FROM Profiles WHERE UserId NOT IN (SELECT Subject FROM Answers) ORDER BY UserIndex LIMIT 1 OFFSET 100")!;

    /// <summary>Other tests add connections, and pages that ask one model ask the first.</summary>
    public void LeaveOneConnection() => Ask($"DELETE FROM Connections WHERE Name <> '{Connection}'");

    /// <summary>One more dataset.</summary>
    public async Task BringAsync(string name, DatasetBuilder rows)
    {
        var dataset = rows.Build(name, SignalKind.None, kCore: 0, CancellationToken.None);
        await using var storage = new ServiceCollection().AddStorage(new StorageOptions(Folder)).BuildServiceProvider();
        await storage.GetRequiredService<DatasetStore>().SaveAsync(
            new ImportedDataset
            {
                Dataset = dataset,
                Format = "test",
                ContentHash = DatasetContent.Hash(dataset),
                Statistics = DatasetStatistics.Of(dataset),
                Files = [],
            },
            progress: null,
            CancellationToken.None);
    }

    private async Task SampleReadyAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (Ask("SELECT COUNT(*) FROM Runs WHERE State = 'Done'") is not 4L)
        {
            await Task.Delay(200, limit.Token);
        }
    }

    private async Task ConnectAsync()
    {
        await using var storage = new ServiceCollection().AddStorage(new StorageOptions(Folder)).BuildServiceProvider();
        await storage.GetRequiredService<ConnectionStore>().SaveAsync(
            new Connection
            {
                Name = Connection,
                Kind = ServerKind.Compatible,
                BaseAddress = Model.Address,
                ChatModel = "test-model",
                EmbeddingModel = "test-embeddings",
                Key = KeySource.Stored,
                PricePerMillionIn = 1,
                PricePerMillionOut = 2,
            },
            new ApiKey(Key),
            CancellationToken.None);
    }
}

[CollectionDefinition(ModelAppFixture.Name)]
public sealed class ModelAppGroup : ICollectionFixture<ModelAppFixture>;
