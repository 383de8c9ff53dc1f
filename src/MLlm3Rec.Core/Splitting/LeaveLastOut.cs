using MLlm3Rec.Datasets;

namespace MLlm3Rec.Splitting;

/// <summary>Hides each user's last choice for testing and the one before for validation.</summary>
/// <remarks>
/// n choices: n ≥ 3 leaves n − 2 to learn from; n = 2 hides only the test choice; n ≤ 1 hides nothing. So every user keeps
/// at least one visible choice and nobody is dropped. "Last" is the dataset's order: by time, ties as the source has them.
/// </remarks>
public static class LeaveLastOut
{
    public static HoldOut Split(Dataset source)
    {
        var users = source.Users.Count;
        var offsets = new int[users + 1];
        var lengths = new int[users];
        var validation = new int[users];
        var test = new int[users];
        var signals = new float[users];
        var train = new List<Interaction>(source.InteractionCount);
        for (var user = 0; user < users; user++)
        {
            var history = source.History(user);
            test[user] = history.Length >= 2 ? history[^1].Item : -1;
            signals[user] = test[user] >= 0 ? history[^1].Signal : float.NaN;
            validation[user] = history.Length >= 3 ? history[^2].Item : -1;
            lengths[user] = test[user] >= 0 ? history.Length - 1 : history.Length;
            train.AddRange(history[..(validation[user] >= 0 ? lengths[user] - 1 : lengths[user])]);
            offsets[user + 1] = train.Count;
        }

        return new HoldOut(source, lengths, source.WithHistories(offsets, [.. train]), validation, test, signals);
    }
}
