using MLlm3Rec.Datasets;

namespace MLlm3Rec.Splitting;

/// <summary>A dataset with its last choices hidden: what may be learned from, and the truth that was hidden.</summary>
/// <remarks>
/// <see cref="Train"/> numbers users and items as the source does. A user's test history is the source's history without the
/// test choice, so the validation choice has joined it: nothing is refitted for that.
/// </remarks>
public sealed class HoldOut
{
    private readonly Dataset source;
    private readonly int[] validation;
    private readonly int[] test;

    internal HoldOut(Dataset source, Dataset train, int[] validation, int[] test)
    {
        this.source = source;
        Train = train;
        this.validation = validation;
        this.test = test;
    }

    /// <summary>The only choices that may be learned from.</summary>
    public Dataset Train { get; }

    /// <summary>Per user the validation item, or −1: the target for weights and early stopping.</summary>
    public IReadOnlyList<int> Validation => validation;

    /// <summary>Per user the test item, or −1 where the history is too short to hide one.</summary>
    public IReadOnlyList<int> Test => test;

    /// <summary>What is visible when the test item is asked for: train, then validation.</summary>
    public ReadOnlySpan<Interaction> TestHistory(int user) =>
        test[user] < 0 ? source.History(user) : source.History(user)[..^1];

    /// <summary>The latest <paramref name="visible"/> of what is visible, or all of it.</summary>
    public ReadOnlySpan<Interaction> TestHistory(int user, int? visible)
    {
        var history = TestHistory(user);
        return visible is { } count && count < history.Length ? history[^count..] : history;
    }
}
