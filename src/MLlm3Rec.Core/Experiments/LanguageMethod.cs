using MLlm3Rec.Ranking.Candidates;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Experiments;

/// <summary>A method that asks a language model, by its name on the command line: "mar-llm-listwise@CONNECTION".</summary>
/// <param name="Name">The whole name.</param>
/// <param name="Kind">How the model is asked.</param>
/// <param name="Reranks">Whether it only re-ranks the alignment score's best.</param>
/// <param name="Connection">Behind the "@".</param>
public sealed record LanguageMethod(string Name, JudgeKind Kind, bool Reranks, string Connection)
{
    /// <summary>How many of the alignment score's best are re-ranked.</summary>
    public const int RerankedTop = 20;

    private const string Pointwise = "mar-llm-pointwise";
    private const string Listwise = "mar-llm-listwise";
    private const string Rerank = "mar-llm-rerank";

    /// <summary>As in help texts.</summary>
    public static IReadOnlyList<string> Patterns { get; } = [$"{Pointwise}@CONNECTION", $"{Listwise}@CONNECTION", $"{Rerank}@CONNECTION"];

    /// <summary>The method of that name, or null for a name of another kind.</summary>
    public static LanguageMethod? Of(string name) => name.Split('@', 2) switch
    {
        [Pointwise, { Length: > 0 } connection] => new LanguageMethod(name, JudgeKind.Pointwise, Reranks: false, connection),
        [Listwise, { Length: > 0 } connection] => new LanguageMethod(name, JudgeKind.Listwise, Reranks: false, connection),
        [Rerank, { Length: > 0 } connection] => new LanguageMethod(name, JudgeKind.Listwise, Reranks: true, connection),
        _ => null,
    };

    /// <param name="engine">Opened for <see cref="Connection"/>.</param>
    /// <param name="alignment">Fitted; only looked at by a method that re-ranks.</param>
    /// <param name="seed">Of the orders in which candidates are shown.</param>
    public ICandidateRanker Ranker(ModelEngine engine, IRecommender? alignment, int seed)
    {
        var judge = engine.Ranker(new JudgeOptions { Kind = Kind, Seed = seed });
        return Reranks ? new Reranker(Name, alignment ?? throw new ArgumentNullException(nameof(alignment)), judge, RerankedTop) : judge;
    }
}
