using MLlm3Rec.Baselines;
using MLlm3Rec.Ranking;

namespace MLlm3Rec.Experiments;

/// <summary>The methods by the names that people use for them.</summary>
public static class MethodCatalogue
{
    public const string Mar = "mar";

    public static IReadOnlyList<string> Names { get; } = [Mar, "popularity", "item-knn", "random"];

    /// <exception cref="UnknownMethodException">There is none of that name.</exception>
    public static IAlgorithm Create(string method, BuiltInEngine engine, int seed) => method switch
    {
        "popularity" => new PopularityAlgorithm(),
        "item-knn" => new ItemKnnAlgorithm(new ItemKnnOptions()),
        "random" => new RandomAlgorithm(seed),
        _ => throw new UnknownMethodException(method),
    };
}

public sealed class UnknownMethodException(string method) : Exception(
    $"There is no method \"{method}\". Known methods: {string.Join(", ", MethodCatalogue.Names)}.");
