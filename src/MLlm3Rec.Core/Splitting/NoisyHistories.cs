using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Splitting;

/// <summary>Adds choices drawn by lot to what methods learn from and see: how well does a method bear what means nothing?</summary>
/// <remarks>
/// A train history of n choices gets round(share · n) more, uniformly drawn items that the user has not chosen, each at a random place after
/// the first choice, with the time of the choice before it. Truth stays as it is.
/// </remarks>
public static class NoisyHistories
{
    /// <param name="source">Says what a user has really chosen; none of that counts as noise.</param>
    /// <param name="split">Its train histories are beginnings of what is visible.</param>
    /// <param name="share">Added choices per real one, in (0, 1].</param>
    /// <param name="seed">A user's noise depends on it and the user alone.</param>
    public static HoldOut Add(Dataset source, HoldOut split, double share, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var users = source.Users.Count;
        var (shownOffsets, trainOffsets, lengths) = (new int[users + 1], new int[users + 1], new int[users]);
        var (shown, train) = (new List<Interaction>(), new List<Interaction>());
        for (var user = 0; user < users; user++)
        {
            var learned = split.Train.History(user);
            var noisy =
                Mix(source.History(user), learned, (int)Math.Round(share * learned.Length), source.Items.Count, SplitMix64.Derive(seed, user));
            train.AddRange(noisy);
            shown.AddRange(noisy);
            shown.AddRange(split.TestHistory(user)[learned.Length..]);
            (trainOffsets[user + 1], shownOffsets[user + 1]) = (train.Count, shown.Count);
            lengths[user] = shownOffsets[user + 1] - shownOffsets[user];
        }

        return new HoldOut(
            source.WithHistories(shownOffsets, [.. shown]), lengths, source.WithHistories(trainOffsets, [.. train]),
            [.. split.Validation], [.. split.Test], [.. Enumerable.Range(0, users).Select(split.HiddenSignal)]);
    }

    private static List<Interaction> Mix(ReadOnlySpan<Interaction> chosen, ReadOnlySpan<Interaction> learned, int count, int items, SplitMix64 random)
    {
        var known = new HashSet<int>();
        foreach (var choice in chosen)
        {
            known.Add(choice.Item);
        }

        var mixed = new List<Interaction>([.. learned]);
        for (var added = 0; added < count && known.Count < items;)
        {
            var item = random.NextInt32(items);
            if (known.Add(item))
            {
                var place = 1 + random.NextInt32(mixed.Count);
                mixed.Insert(place, new Interaction(item, mixed[place - 1].Time, float.NaN, -1));
                added++;
            }
        }

        return mixed;
    }
}
