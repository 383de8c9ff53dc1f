using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Experiments;

/// <summary>Where a method comes from.</summary>
public enum MethodProvenance
{
    /// <summary>As in its paper.</summary>
    Published,

    /// <summary>Its paper's idea at our size.</summary>
    Reduced,

    /// <summary>A method of ours.</summary>
    Ours,
}

/// <summary>One method by the name that people use for it, with what it can be told.</summary>
public sealed record MethodEntry
{
    /// <summary>Stable and lower case: "item-knn".</summary>
    public required string Name { get; init; }

    /// <summary>As people write it: "ItemKNN, cosine".</summary>
    public required string Title { get; init; }

    public required MethodProvenance Provenance { get; init; }

    /// <summary>Whether it works on motives and traits and so needs the engine.</summary>
    public bool NeedsEngine { get; init; }

    /// <summary>Whether fitting takes long enough that a page should use a fitted model or none.</summary>
    public bool IsSlow { get; init; }

    /// <summary>The options as shipped; an immutable record.</summary>
    public required object Defaults { get; init; }

    /// <summary>Settings worth comparing on validation, each as --set takes them; empty where there is nothing to tune.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Grid { get; init; } = [];

    internal Func<object, BuiltInEngine?, IAlgorithm> Make { get; init; } = (_, _) => throw new NotSupportedException();

    /// <summary>Looks at settings without making the method.</summary>
    /// <exception cref="MethodSettingException">A setting does not exist, or its value is out of range.</exception>
    public void Check(IReadOnlyDictionary<string, string> settings) => MethodSettings.Apply(Name, Defaults, seed: 0, settings);

    /// <summary>The method with some options changed.</summary>
    /// <param name="engine">May be null for methods that do without.</param>
    /// <param name="seed">For whatever chance the method needs, unless the settings name another.</param>
    /// <param name="settings">Names and values, as --set takes them.</param>
    /// <exception cref="MethodSettingException">A setting does not exist, or its value is out of range.</exception>
    public IAlgorithm Create(BuiltInEngine? engine, int seed, IReadOnlyDictionary<string, string> settings) =>
        Make(MethodSettings.Apply(Name, Defaults, seed, settings), engine);
}

/// <summary>For methods that can be told nothing.</summary>
public sealed record NoOptions
{
    public static NoOptions Instance { get; } = new();
}

/// <summary>What the random recommender can be told.</summary>
public sealed record RandomOptions
{
    public int Seed { get; init; } = 42;
}
