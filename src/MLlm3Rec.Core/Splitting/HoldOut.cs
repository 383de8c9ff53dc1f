using MLlm3Rec.Datasets;

namespace MLlm3Rec.Splitting;

/// <summary>A dataset with choices hidden: what may be learned from, what is visible when asked, and the truth that was hidden.</summary>
/// <remarks>
/// <see cref="Train"/> numbers users and items as the source does. A user's train history is a beginning of what is visible at test:
/// the validation choice joins it there, and nothing is refitted for that.
/// </remarks>
public sealed class HoldOut
{
    private readonly Dataset shown;
    private readonly int[] lengths;
    private readonly int[] validation;
    private readonly int[] test;
    private readonly float[] signals;

    /// <param name="shown">Histories of which a beginning is visible.</param>
    /// <param name="lengths">Per user how much of it.</param>
    /// <param name="train">The only choices that may be learned from.</param>
    /// <param name="validation">Per user the validation item, or −1.</param>
    /// <param name="test">Per user the test item, or −1.</param>
    /// <param name="signals">Per user what the source says of the hidden choice, or NaN.</param>
    internal HoldOut(Dataset shown, int[] lengths, Dataset train, int[] validation, int[] test, float[] signals)
    {
        var told = HeardReviews.Of(train);
        this.signals = signals;
        this.shown = shown.WithItems(told);
        this.lengths = lengths;
        this.validation = validation;
        this.test = test;
        Train = train.WithItems(told);
    }

    /// <summary>The only choices that may be learned from; of items, what was written in these.</summary>
    public Dataset Train { get; }

    /// <summary>Per user the validation item, or −1: the target for weights and early stopping.</summary>
    public IReadOnlyList<int> Validation => validation;

    /// <summary>Per user the test item, or −1 where nothing was hidden.</summary>
    public IReadOnlyList<int> Test => test;

    /// <summary>The same with choices that are visible to nobody here; null where there are none.</summary>
    internal HoldOut? Whole { get; init; }

    /// <summary>The signal of the hidden choice; NaN where it has none, or nothing was hidden.</summary>
    public float HiddenSignal(int user) => signals[user];

    /// <summary>All that was chosen before the hidden choice, also what methods may not see: none of it is proposed again.</summary>
    public ReadOnlySpan<Interaction> ChosenBefore(int user) => Whole is { } whole ? whole.ChosenBefore(user) : TestHistory(user);

    /// <summary>What is visible when the test item is asked for, oldest first.</summary>
    public ReadOnlySpan<Interaction> TestHistory(int user) => shown.History(user)[..lengths[user]];

    /// <inheritdoc cref="TestHistory(int)"/>
    public ReadOnlyMemory<Interaction> TestHistoryMemory(int user) => shown.HistoryMemory(user)[..lengths[user]];

    /// <summary>Whether the hidden item is among what the user had chosen before.</summary>
    public bool IsRepeat(int user) => Dataset.Holds(ChosenBefore(user), test[user]);

    /// <summary>The latest <paramref name="visible"/> of what is visible, or all of it.</summary>
    public ReadOnlySpan<Interaction> TestHistory(int user, int? visible)
    {
        var history = TestHistory(user);
        return visible is { } count && count < history.Length ? history[^count..] : history;
    }

    /// <inheritdoc cref="TestHistory(int, int?)"/>
    public ReadOnlyMemory<Interaction> TestHistoryMemory(int user, int? visible)
    {
        var history = TestHistoryMemory(user);
        return visible is { } count && count < history.Length ? history[^count..] : history;
    }
}
