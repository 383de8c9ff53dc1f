using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Splitting;

/// <summary>Hides some items from everything that learns, and asks for them: how a method deals with what is new in the shop.</summary>
/// <remarks>
/// Cold items are drawn uniformly. A user's test item is the latest cold one that has a warm choice before it; visible are the warm
/// choices before it; later ones are dropped, for they would tell of the future. The last visible choice is the validation item where one
/// more is left to learn from. Users without such a cold choice keep all their warm choices for learning and are not asked.
/// </remarks>
public static class ColdItems
{
    public const double DefaultShare = 0.1;

    /// <param name="source">All choices.</param>
    /// <param name="share">Share of the items that turn cold, in (0, 1).</param>
    /// <param name="seed">Of the draw.</param>
    public static HoldOut Split(Dataset source, double share, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        var cold = Draw(source.Items.Count, share, seed);
        var users = source.Users.Count;
        var (shownOffsets, trainOffsets) = (new int[users + 1], new int[users + 1]);
        var (shown, train) = (new List<Interaction>(), new List<Interaction>());
        var (lengths, validation, test, signals) = (new int[users], new int[users], new int[users], new float[users]);
        for (var user = 0; user < users; user++)
        {
            var history = source.History(user);
            var position = LatestCold(history, cold);
            test[user] = position < 0 ? -1 : history[position].Item;
            signals[user] = position < 0 ? float.NaN : history[position].Signal;
            Interaction[] warm = [.. history[..(position < 0 ? history.Length : position)].ToArray().Where(choice => !cold[choice.Item])];
            validation[user] = warm.Length >= 2 ? warm[^1].Item : -1;
            lengths[user] = warm.Length;
            shown.AddRange(warm);
            train.AddRange(validation[user] >= 0 ? warm[..^1] : warm);
            (shownOffsets[user + 1], trainOffsets[user + 1]) = (shown.Count, train.Count);
        }

        return new HoldOut(
            source.WithHistories(shownOffsets, [.. shown]), lengths, source.WithHistories(trainOffsets, [.. train]), validation, test, signals);
    }

    private static bool[] Draw(int items, double share, int seed)
    {
        int[] order = [.. Enumerable.Range(0, items)];
        SplitMix64.Derive(seed, stream: -3).Shuffle(order.AsSpan());
        var cold = new bool[items];
        foreach (var item in order.AsSpan(0, Math.Clamp((int)Math.Round(share * items), 1, items)))
        {
            cold[item] = true;
        }

        return cold;
    }

    private static int LatestCold(ReadOnlySpan<Interaction> history, bool[] cold)
    {
        var firstWarm = 0;
        while (firstWarm < history.Length && cold[history[firstWarm].Item])
        {
            firstWarm++;
        }

        for (var position = history.Length - 1; position > firstWarm; position--)
        {
            if (cold[history[position].Item])
            {
                return position;
            }
        }

        return -1;
    }
}
