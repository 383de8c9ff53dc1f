using System.Collections.Concurrent;
using MLlm3Rec.Connections;
using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Storage.Runs;

/// <summary>A language model that answers as a test tells it, and remembers whom it was asked about.</summary>
internal sealed class ScriptedEngine : IProfileExtractor, ITraitEncoder, IAsyncDisposable
{
    public const string Name = "scripted";

    public static Connection Connection { get; } = new()
    {
        Name = Name,
        Kind = ServerKind.Compatible,
        BaseAddress = new Uri("http://localhost:1/v1"),
        ChatModel = "model",
        Parallel = 8,
    };

    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>Rejects where it is true.</summary>
    public Func<string, bool> Rejects { get; set; } = _ => false;

    public RejectionCause Cause { get; set; } = RejectionCause.Reply;

    /// <summary>Waited for before each answer.</summary>
    public Func<string, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What the latest opening was for.</summary>
    public EngineSession? Session { get; private set; }

    public Connection? Opened { get; private set; }

    public Provenance Provenance { get; } = new(Name, "model", DefaultVocabulary.Instance.Version, "profile 1");

    private BudgetMeter Budget { get; set; } = new(BudgetLimits.Unlimited);

    public ModelEngine Open(OpenedConnection connection, EngineSession session)
    {
        (Session, Opened, Budget) = (session, connection.Connection, new BudgetMeter(session.Budget));
        return new ModelEngine(this)
        {
            Name = Name,
            Model = "model",
            Parallel = connection.Connection.Parallel,
            Budget = Budget,
            Profiles = this,
            Traits = this,
            Ranker = _ => throw new NotSupportedException(),
        };
    }

    public Task<Answer<MotivationProfile>> ExtractAsync(
        Dataset dataset, UserId user, ReadOnlyMemory<Interaction> history, CancellationToken cancellationToken) =>
        AnswerAsync(user.Value, () => new MotivationProfile
        {
            User = user,
            Motives = [new Motive("quality", 0.5, $"Told by the model of {user}", Horizon.Lasting, [EvidenceOf(dataset, history.Span[0])])],
            Avoids = [],
            Confidence = 0.5,
            HistoryLength = history.Length,
            Provenance = Provenance,
        }, cancellationToken);

    public Task<Answer<TraitProfile>> EncodeAsync(Dataset dataset, int item, CancellationToken cancellationToken) =>
        AnswerAsync(dataset.Items[item].Id.Value, () => new TraitProfile(
            dataset.Items[item].Id,
            [new Trait("quality", 0.75, "Told by the model", new QuotedSpan(TextField.Title, 0, "abc"))],
            Provenance), cancellationToken);

    public Task<Estimate> EstimateAsync(Dataset dataset, IReadOnlyList<int> users, bool leaveOutLast, CancellationToken cancellationToken) =>
        Task.FromResult(Estimate.Free);

    public Task<Estimate> EstimateAsync(Dataset dataset, IReadOnlyList<int> items, CancellationToken cancellationToken) =>
        Task.FromResult(Estimate.Free);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Evidence EvidenceOf(Dataset dataset, Interaction choice) =>
        new(0, dataset.Items[choice.Item].Id, new QuotedSpan(TextField.Title, 0, "abc"), 1);

    private async Task<Answer<T>> AnswerAsync<T>(string subject, Func<T> make, CancellationToken cancellationToken)
    {
        if (await Budget.ReserveAsync(150, 0.01m, cancellationToken) is not { } reservation)
        {
            return new NotAsked<T>(Budget.Ended!, []);
        }

        Asked.Enqueue(subject);
        await Before(subject, cancellationToken);
        reservation.Settle(150, 0.01m);
        Exchange[] exchanges = [ExchangeAbout(subject)];
        return Rejects(subject) ? new Rejected<T>(Cause, [$"Nonsense about {subject}."], exchanges) : new Accepted<T>(make(), exchanges);
    }

    private static Exchange ExchangeAbout(string subject) => new()
    {
        Prompt = new PromptVersion("profile", "1"),
        Connection = Name,
        Model = "model",
        Messages = [new SentMessage("user", $"Why does {subject} choose?")],
        Reply = $"Because of {subject}.",
        TokensIn = 100,
        TokensOut = 50,
        Latency = TimeSpan.FromMilliseconds(20),
        Price = 0.01m,
        At = DateTimeOffset.UnixEpoch,
        FromCache = false,
        Attempts = 1,
        Round = 0,
    };
}
