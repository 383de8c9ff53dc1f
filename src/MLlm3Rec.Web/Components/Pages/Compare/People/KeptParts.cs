using MLlm3Rec.Experiments;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;

namespace MLlm3Rec.Web.Components.Pages.Compare.People;

/// <summary>What the scores of a kept list are the sums of. An experiment keeps scores without their parts.</summary>
internal static class KeptParts
{
    /// <summary>
    /// How much of the first scores is each kind of reason. Empty where that is not known: the list is no sum of parts, or the weights that are
    /// fitted now give other scores than were kept.
    /// </summary>
    /// <param name="fittedDataset">As fitted now.</param>
    /// <param name="person">Whose lists.</param>
    /// <param name="list">One of them.</param>
    /// <param name="shown">How many of its places.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public static async Task<IReadOnlyList<KindShare>> SharesAsync(
        FittedDataset fittedDataset, PersonLists person, PersonList list, int shown, CancellationToken cancellationToken)
    {
        var history = fittedDataset.HistoryMemory(person.User, HistoryView.HeldOut);
        if (list.Method != MethodCatalogue.Mar
            || history.Length != person.Visible
            || await fittedDataset.RecommenderAsync(list.Method, cancellationToken) is not AlignmentRecommender alignment)
        {
            return [];
        }

        var items = list.Items[..Math.Min(shown, list.Items.Length)];
        var parts = await Task.Run(() => alignment.Explain(history.Span, items), cancellationToken);

        // Parts are multiples of a power of two: they sum to the very float that was kept, or belong to another score.
        var areThese = parts.Zip(list.Scores).All(row => (float)row.First.Sum(part => part.Contribution) == row.Second);
        return areThese ? KindShare.Of(parts.SelectMany(row => row)) : [];
    }
}
