using MLlm3Rec.Datasets;

namespace MLlm3Rec.Splitting;

/// <summary>Keeps of what methods learn from and see only what is rated well enough.</summary>
/// <remarks>
/// Truth stays as it is, and what a person rated lower was chosen all the same: it is not proposed again (<see cref="HoldOut.ChosenBefore"/>). The
/// first choice kept after the train part is the validation item. Users of whom nothing is left to see are not asked.
/// </remarks>
public static class RatedHistories
{
    /// <param name="source">Numbers users and items.</param>
    /// <param name="split">Its train histories are beginnings of what is visible.</param>
    /// <param name="least">What counts.</param>
    public static HoldOut Keep(Dataset source, HoldOut split, RatingThreshold least)
    {
        var users = source.Users.Count;
        var (shownOffsets, trainOffsets, lengths) = (new int[users + 1], new int[users + 1], new int[users]);
        var (shown, train) = (new List<Interaction>(), new List<Interaction>());
        var (validation, test, signals) = (new int[users], new int[users], new float[users]);
        for (var user = 0; user < users; user++)
        {
            var history = split.TestHistoryMemory(user);
            var learned = split.Train.History(user).Length;
            Interaction[] kept = [.. history[..learned].ToArray().Where(choice => least.Holds(choice.Signal, history.Span))];
            Interaction[] later = [.. history[learned..].ToArray().Where(choice => least.Holds(choice.Signal, history.Span))];
            train.AddRange(kept);
            shown.AddRange(kept);
            shown.AddRange(later);
            lengths[user] = kept.Length + later.Length;
            validation[user] = split.Validation[user] >= 0 && kept.Length > 0 && later.Length > 0 ? later[0].Item : -1;
            test[user] = lengths[user] > 0 ? split.Test[user] : -1;
            signals[user] = split.HiddenSignal(user);
            (shownOffsets[user + 1], trainOffsets[user + 1]) = (shown.Count, train.Count);
        }

        return new HoldOut(
            source.WithHistories(shownOffsets, [.. shown]), lengths, source.WithHistories(trainOffsets, [.. train]), validation, test, signals)
        {
            Whole = split,
        };
    }
}
