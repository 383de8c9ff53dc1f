using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Explanations;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Map;
using MLlm3Rec.Profiles;
using MLlm3Rec.Questions;
using MLlm3Rec.Ranking.Candidates;
using MLlm3Rec.Reading;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Experiments;

/// <summary>A language model behind a connection, opened for one run or one page: everything it can do in the engine's stead.</summary>
/// <remarks>Holds sockets and a key: dispose of it. All its seams share one budget, one set of limits and one memory of replies.</remarks>
public sealed class ModelEngine(IAsyncDisposable resources) : IAsyncDisposable
{
    /// <summary>Name of the connection: what profiles and traits are signed with as their engine.</summary>
    public required string Name { get; init; }

    public required string Model { get; init; }

    /// <summary>How many units to ask about at once (<see cref="Runs.InParallel"/>).</summary>
    public required int Parallel { get; init; }

    /// <summary>What is left, and why no further call is made.</summary>
    public required BudgetMeter Budget { get; init; }

    public required IProfileExtractor Profiles { get; init; }

    public required ITraitEncoder Traits { get; init; }

    /// <summary>Makes a ranker: its kind and its knobs.</summary>
    public required Func<JudgeOptions, ICandidateRanker> Ranker { get; init; }

    /// <summary>Tells an explanation in plain language; each sentence names the part it rests on and is still to be checked. Null where the engine
    /// tells none.</summary>
    public Func<Explanation, CancellationToken, Task<Answer<IReadOnlyList<ClaimedSentence>>>>? Reasons { get; init; }

    /// <summary>Names the groups of a map, in their order, each with another name. Null where the engine names none.</summary>
    public Func<IReadOnlyList<GroupSketch>, CancellationToken, Task<Answer<IReadOnlyList<string>>>>? GroupNames { get; init; }

    /// <summary>Answers a question about a dataset by looking things up. Null where the engine cannot.</summary>
    public Func<AskedQuestion, CancellationToken, Task<Answer<CitedAnswer>>>? Answers { get; init; }

    /// <summary>The most that one question can take, every call and look-up made use of. Null where the engine answers none.</summary>
    public Estimate? AnswerEstimate { get; init; }

    public ValueTask DisposeAsync() => resources.DisposeAsync();
}

/// <summary>What an engine is opened for.</summary>
public sealed record EngineSession
{
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>What is asked with; a task that is not among them is asked with what comes with the product.</summary>
    public IReadOnlyList<PromptText> Texts { get; init; } = [];

    /// <summary>Values of variables that every prompt may use, by name; those that are not given have their usual ones.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>At most so many motives per person; null for the usual number.</summary>
    public int? MostMotives { get; init; }

    public BudgetLimits Budget { get; init; } = BudgetLimits.Unlimited;

    /// <summary>A meter shared with other sessions, in place of one of its own over <see cref="Budget"/>.</summary>
    public BudgetMeter? Meter { get; init; }

    /// <summary>Ask even where a reply is remembered; the new reply takes its place.</summary>
    public bool AskAgain { get; init; }

    /// <summary>Leave a remembered reply that was of no use as it is; else it is asked for again.</summary>
    public bool KeepRejected { get; init; }

    /// <summary>Hears what the server was found to understand, each time that something is learned; null where nobody keeps it.</summary>
    public Func<ServerDialect, Task>? Learned { get; init; }
}

/// <summary>Opens the language model behind a connection. Makes no call yet.</summary>
public delegate ModelEngine EngineOpener(OpenedConnection connection, EngineSession session);

/// <summary>Opens the embedding model behind a connection, a server's or a folder's. Makes no call yet. What it opens may be disposable.</summary>
public delegate ITextEmbedder EmbedderOpener(OpenedConnection connection);

/// <summary>Opens the sentence transformer that comes with the program; null where it is not there. What it opens may be disposable.</summary>
public delegate ITextEmbedder? BundledEmbedder();
