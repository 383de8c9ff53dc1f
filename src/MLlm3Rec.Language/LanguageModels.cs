using System.Collections.Concurrent;
using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Embeddings;
using MLlm3Rec.Language.Explanations;
using MLlm3Rec.Language.Filters;
using MLlm3Rec.Language.Map;
using MLlm3Rec.Language.Profiles;
using MLlm3Rec.Language.Prompts;
using MLlm3Rec.Language.Questions;
using MLlm3Rec.Language.Ranking;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Language.Servers;
using MLlm3Rec.Language.Traits;
using MLlm3Rec.Ranking.Candidates;
using MLlm3Rec.Reading;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language;

/// <summary>Opens the language models behind connections. One per process: it keeps what the calls of one connection share, its limits and its
/// dialect.</summary>
public sealed class LanguageModels(IReplyStore replies, LanguageOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<Connection, Lazy<Shared>> shared = new();
    private readonly SingleFlight flights = new();

    /// <summary>Makes no call yet.</summary>
    /// <exception cref="ConnectionFailedException">The connection has no chat model.</exception>
    public ModelEngine Open(OpenedConnection opened, EngineSession session) =>
        Open(opened, session, PromptLibrary.Embedded.With(session.Texts, session.Values));

    /// <param name="opened">Where the model is.</param>
    /// <param name="session">What it is opened for.</param>
    /// <param name="prompts">What it is asked with, e.g. with a draft among them.</param>
    public ModelEngine Open(OpenedConnection opened, EngineSession session, PromptLibrary prompts)
    {
        var connection = opened.Connection;
        if (!connection.CanChat)
        {
            throw new ConnectionFailedException(connection.Name, "it has no chat model. Name one, or take another connection.");
        }

        SharedOf(connection).Dialect.Adopt(connection.Dialect);
        var budget = session.Meter ?? new BudgetMeter(session.Budget);
        var client = new ModelClient(opened, options.Access, SharedOf(connection).Limits, time);
        var rate = new RateFilter(SharedOf(connection).Limits, connection.Parallel);
        var asker = new Asker(PipelineOf(opened, session, budget, client, rate), connection, prompts)
        {
            Dialect = SharedOf(connection).Dialect,
            KeepRejected = session.KeepRejected,
            Since = time.GetUtcNow(),
        };
        var questions = new QuestionAnswerer(asker, session.Vocabulary);
        var estimator = new Estimator(asker, replies, session);
        return new ModelEngine(new Resources(client, rate))
        {
            Name = connection.Name,
            Model = connection.ChatModel!, // CanChat
            Parallel = connection.Parallel,
            Budget = budget,
            Profiles = new LanguageProfileExtractor(
                asker, estimator, session.Vocabulary, options.Extraction with { Motives = session.MostMotives ?? options.Extraction.Motives }),
            Traits = new LanguageTraitEncoder(asker, estimator, session.Vocabulary),
            Reasons = new ReasonWriter(asker).WriteAsync,
            GroupNames = new GroupNamer(asker).NameAsync,
            Answers = questions.AnswerAsync,
            AnswerEstimate = questions.Estimate(),
            Ranker = judging => RankerOf(asker, session.Vocabulary, judging),
        };
    }

    /// <summary>The embedder behind a connection: its server, or its folder. Makes no call yet.</summary>
    /// <exception cref="ConnectionFailedException">The connection embeds nothing, or its folder holds no model.</exception>
    public ITextEmbedder OpenEmbedder(OpenedConnection opened)
    {
        var connection = opened.Connection;
        return connection switch
        {
            { Kind: ServerKind.OnnxFolder } => OnnxEmbedder.Open(connection),
            { CanEmbed: true } => new EndpointEmbedder(opened, options.Access, SharedOf(connection).Limits, options.Retry, time),
            _ => throw new ConnectionFailedException(connection.Name, "it has no embedding model. Name one, or take another connection."),
        };
    }

    private static ICandidateRanker RankerOf(Asker asker, Vocabulary vocabulary, JudgeOptions options) => options.Kind switch
    {
        JudgeKind.Pointwise => new PointwiseRanker(asker, vocabulary, new ReasonChecker(asker, options)),
        _ => new ListwiseRanker(asker, vocabulary, options, new ReasonChecker(asker, options)),
    };

    private CallStep PipelineOf(OpenedConnection opened, EngineSession session, BudgetMeter budget, ModelClient client, RateFilter rate)
    {
        var connection = opened.Connection;
        var common = SharedOf(connection);
        var failures = new Failures(opened, time);
        var kernel = client.KernelFor(connection);
        var model = new ChatModel(kernel, common.Dialect, failures, time);
        ICallFilter[] filters = options.Replay is { } folder
            ? [new ReplayFilter(new FolderReplies(folder), connection.Name, connection.ChatModel!)]
            :
            [
                .. options.Record is { } record ? [new RecordFilter(new FolderReplies(record), connection.ChatModel!)] : Array.Empty<ICallFilter>(),
                new RememberFilter(replies, Asker.ServerOf(connection), connection.ChatModel!, flights, session.AskAgain),
                new DialectFilter(common.Dialect, common.Circuit, session.Learned),
                new RetryFilter(options.Retry, time, common.Circuit),
                rate,
                new BudgetFilter(budget, connection),
                new TimeoutFilter(connection.Timeout, time),
            ];
        return CallPipeline.Of(kernel, filters, model.AskAsync);
    }

    /// <summary>An edited connection is another one: it starts anew with its own limits. How many calls a run makes at once does not make it
    /// another.</summary>
    private Shared SharedOf(Connection connection) => shared.GetOrAdd(
        connection with { Parallel = 1, Timeout = TimeSpan.Zero, Dialect = null },
        key => new Lazy<Shared>(() =>
            new Shared(new ConnectionLimits(key, time), new Dialect(key with { Dialect = connection.Dialect }), new Circuit()))).Value;

    private sealed class Resources(params IReadOnlyList<IDisposable> owned) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            foreach (var resource in owned)
            {
                resource.Dispose();
            }

            return ValueTask.CompletedTask;
        }
    }

    private sealed record Shared(ConnectionLimits Limits, Dialect Dialect, Circuit Circuit);
}
