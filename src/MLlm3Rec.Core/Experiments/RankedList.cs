using MLlm3Rec.Ranking;

namespace MLlm3Rec.Experiments;

/// <summary>Which choices a list may use.</summary>
public enum HistoryView
{
    /// <summary>The last choice is hidden, so that one can see whether the method finds it.</summary>
    HeldOut,

    /// <summary>All choices are visible: what to propose next.</summary>
    Next,
}

/// <summary>One method's best items for one user.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="User">Index of the user.</param>
/// <param name="View">What the method saw.</param>
/// <param name="Hidden">The hidden item's index, or −1 in the view <see cref="HistoryView.Next"/> and for users with one choice.</param>
/// <param name="Rows">Best first.</param>
public sealed record RankedList(string Method, int User, HistoryView View, int Hidden, IReadOnlyList<RankedRow> Rows)
{
    /// <summary>How much of the scores is each kind of reason, over all rows.</summary>
    public IReadOnlyList<KindShare> Shares => KindShare.Of(Rows.SelectMany(row => row.Parts));
}

/// <param name="Rank">From 1.</param>
/// <param name="Item">Index of the item.</param>
/// <param name="Score">Comparable inside this list only.</param>
/// <param name="Parts">What the score is the sum of, largest first; empty for methods that are not additive.</param>
public sealed record RankedRow(int Rank, int Item, double Score, IReadOnlyList<ScorePart> Parts);
