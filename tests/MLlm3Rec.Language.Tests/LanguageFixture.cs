using System.Collections.Concurrent;
using MLlm3Rec.Connections;
using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Language.Filters;
using MLlm3Rec.Testing.ModelServers;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language;

/// <summary>A test server, a connection to it and what it is asked with: everything a test of the language path needs.</summary>
internal sealed class LanguageFixture : IAsyncDisposable
{
    private readonly RetryOptions retry;
    private LanguageModels models;

    private LanguageFixture(ModelServer server, Connection connection, RetryOptions retry)
    {
        (Server, Connection, this.retry) = (server, connection, retry);
        models = new LanguageModels(Replies, new LanguageOptions { Retry = retry }, TimeProvider.System);
    }

    public ModelServer Server { get; }

    public Connection Connection { get; private set; }

    public MemoryReplies Replies { get; } = new();

    public static async Task<LanguageFixture> OpenAsync(ModelScript script, Func<Connection, Connection>? change = null, RetryOptions? retry = null)
    {
        var server = await ModelServer.StartAsync(script, port: 0, TestContext.Current.CancellationToken);
        var connection = ConnectionPreset.Of(ServerKind.Compatible).Begin("test") with
        {
            BaseAddress = server.Address,
            ChatModel = "test-model",
            Key = KeySource.None,
        };
        return new LanguageFixture(server, change?.Invoke(connection) ?? connection, retry ?? Impatient);
    }

    /// <summary>Retries without noticeable waiting.</summary>
    public static RetryOptions Impatient { get; } = new() { FirstDelay = TimeSpan.FromMilliseconds(1), LongestDelay = TimeSpan.FromMilliseconds(20) };

    /// <summary>As in another process: what was learned of the server comes from what was kept with the connection.</summary>
    public void Restart() => models = new LanguageModels(Replies, new LanguageOptions { Retry = retry }, TimeProvider.System);

    /// <summary>What a test of the connection has found out.</summary>
    public void Keep(ServerDialect dialect) => Connection = Connection with { Dialect = dialect };

    /// <summary>The connection leads to another server from now on.</summary>
    public void Lead(Uri address) => Connection = Connection with { BaseAddress = address };

    public ModelEngine Engine(
        BudgetLimits? budget = null, bool askAgain = false, bool keepRejected = false, string? key = null,
        IReadOnlyDictionary<string, string>? values = null) => models.Open(
        new OpenedConnection(Connection, key is null ? null : new ApiKey(key)),
        new EngineSession
        {
            Vocabulary = DefaultVocabulary.Instance,
            Budget = budget ?? BudgetLimits.Unlimited,
            AskAgain = askAgain,
            KeepRejected = keepRejected,
            Learned = dialect =>
            {
                Connection = Connection with { Dialect = dialect };
                return Task.CompletedTask;
            },
            Values = values ?? new Dictionary<string, string>(),
        });

    public Task<ConnectionReport> TestAsync(
        string? key = null) => new Connections.ConnectionTester(models.OpenEmbedder, AccessPolicy.Usual, TimeProvider.System).RunAsync(
        new OpenedConnection(Connection, key is null ? null : new ApiKey(key)), TestContext.Current.CancellationToken);

    public async Task<float[][]> EmbedAsync(IReadOnlyList<string> texts, string? key = null)
    {
        var embedder = models.OpenEmbedder(new OpenedConnection(Connection, key is null ? null : new ApiKey(key)));
        using var closing = embedder as IDisposable;
        return await embedder.EmbedAsync(texts, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {

        await Server.DisposeAsync();
    }
}

/// <summary>The memory of one test.</summary>
internal sealed class MemoryReplies : IReplyStore
{
    private readonly ConcurrentDictionary<ReplyKey, StoredReply> known = new();

    public int Count => known.Count;

    public Task<StoredReply?> FindAsync(ReplyKey key, CancellationToken cancellationToken) => Task.FromResult(known.GetValueOrDefault(key));

    public Task SaveAsync(ReplyKey key, StoredReply reply, CancellationToken cancellationToken)
    {
        known[key] = reply;
        return Task.CompletedTask;
    }
}

/// <summary>People and things with texts that a model can quote.</summary>
internal static class Bookshop
{
    private const long Day = 86_400;

    public static IReadOnlyList<Item> Items { get; } =
    [
        new Item
        {
            Id = new ItemId("b0"),
            Title = "A Field Guide to Ferns",
            Categories = ["Nature"],
            Description = "Sturdy binding, made to be carried in the rain.",
        },
        new Item
        {
            Id = new ItemId("b1"),
            Title = "Cheap Suppers",
            Categories = ["Cooking"],
            Brand = "Penny",
            Description = "Forty meals for little money.",
        },
        new Item
        {
            Id = new ItemId("b2"),
            Title = "The Gift of Paper",
            Categories = ["Crafts"],
            Tags = ["gift"],
            Description = "Folded presents for every friend.",
        },
        new Item { Id = new ItemId("b3"), Title = "Quiet Engines", Categories = ["Technology"] },
    ];

    /// <summary>Everybody reads all four, each beginning elsewhere; the first choice has a review.</summary>
    public static Dataset Of(int users, IReadOnlyList<Item>? items = null)
    {
        var shelf = items ?? Items;
        var offsets = new int[users + 1];
        var choices = new List<Interaction>();
        var reviews = new List<string>();
        for (var user = 0; user < users; user++)
        {
            for (var place = 0; place < shelf.Count; place++)
            {
                choices.Add(
                    new Interaction((user + place) % shelf.Count, (place + 1) * Day, 1 + (user + place) % 5, place == 0 ? reviews.Count : -1));
            }

            reviews.Add($"Reader {user} carried it everywhere.");
            offsets[user + 1] = choices.Count;
        }

        return new Dataset(
            "bookshop",
            [.. Enumerable.Range(0, users).Select(user => new UserId($"r{user}"))],
            shelf,
            offsets,
            [.. choices],
            reviews,
            SignalKind.Rating);
    }
}
