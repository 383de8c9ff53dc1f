using MLlm3Rec.Datasets;

namespace MLlm3Rec.Ranking;

/// <summary>What is supposed to be otherwise when one asks "what if": nothing is learned or counted again for it.</summary>
public sealed record Counterfactual
{
    /// <summary>Strengths in [0, 1] by key of the dimension, in place of those that the history tells.</summary>
    public IReadOnlyDictionary<string, double> Strengths { get; init; } = new Dictionary<string, double>();

    /// <summary>One item with other texts, or null.</summary>
    public CounterfactualText? Text { get; init; }
}

/// <param name="Index">Number of the item in the dataset.</param>
/// <param name="Original">The item as it is.</param>
/// <param name="Edited">The same item with other texts.</param>
public sealed record CounterfactualText(int Index, Item Original, Item Edited);
