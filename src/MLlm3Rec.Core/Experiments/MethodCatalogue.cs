using MLlm3Rec.Baselines;
using MLlm3Rec.Baselines.Neighbours;
using MLlm3Rec.Ranking;

namespace MLlm3Rec.Experiments;

/// <summary>The methods by the names that people use for them.</summary>
public static class MethodCatalogue
{
    public const string Mar = "mar";

    public static IReadOnlyList<string> Names { get; } = [Mar, "popularity", "item-knn", "random"];

    /// <summary>Whether a method works on motives and traits and so needs the engine.</summary>
    public static bool NeedsEngine(string method) => method == Mar || LanguageMethod.Of(method) is not null;

    /// <param name="method">One of <see cref="Names"/>.</param>
    /// <param name="engine">May be null for methods that do without (<see cref="NeedsEngine"/>).</param>
    /// <param name="seed">For whatever chance the method needs.</param>
    /// <exception cref="UnknownMethodException">There is none of that name.</exception>
    public static IAlgorithm Create(string method, BuiltInEngine? engine, int seed) => method switch
    {
        Mar when engine is not null => Alignment(engine, seed),
        "popularity" => new PopularityAlgorithm(),
        "item-knn" => new ItemKnnAlgorithm(new ItemKnnOptions()),
        "random" => new RandomAlgorithm(seed),
        _ => throw new UnknownMethodException(method),
    };

    /// <summary>The alignment scorer with the motives and traits of an engine.</summary>
    public static MarAlgorithm Alignment(BuiltInEngine engine, int seed) =>
        new(engine.Extractor, engine.Traits, engine.Vocabulary, new MarOptions { Seed = seed });
}

public sealed class UnknownMethodException(string method) : Exception(
    $"There is no method \"{method}\". Known methods: {string.Join(", ", MethodCatalogue.Names.Concat(LanguageMethod.Patterns))}.");
