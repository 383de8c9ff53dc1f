using MLlm3Rec.Datasets;
using MLlm3Rec.Refusals;

namespace MLlm3Rec.Splitting;

/// <summary>Hides everything after one moment for everybody, as it is in life: nothing of the future teaches anything.</summary>
/// <remarks>
/// Two moments are quantiles of all times: train is what lies before the first, the first choice between the two is the validation item, the first
/// choice at or after the second is the test item, and what lies before the second is visible. Users without a visible choice are not asked.
/// Choices without a time count as old.
/// </remarks>
public static class GlobalTime
{
    public const double DefaultShare = 0.1;

    /// <param name="source">Needs times.</param>
    /// <param name="share">Share of all choices that lies after the second moment, and as much between the two; in (0, 0.5).</param>
    /// <exception cref="NoTimesException">No choice has a time.</exception>
    public static HoldOut Split(Dataset source, double share = DefaultShare)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 0.5);
        long[] times = [.. source.Interactions.ToArray().Where(choice => choice.HasTime).Select(choice => choice.Time).Order()];
        if (times.Length == 0)
        {
            throw new NoTimesException(source.Name);
        }

        var (first, second) = (times[(int)((1 - 2 * share) * (times.Length - 1))], times[(int)((1 - share) * (times.Length - 1))]);
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
            var (learned, visible) = (Before(history, first), Before(history, second));
            lengths[user] = visible;
            validation[user] = learned > 0 && learned < visible ? history[learned].Item : -1;
            test[user] = visible > 0 && visible < history.Length ? history[visible].Item : -1;
            signals[user] = test[user] >= 0 ? history[visible].Signal : float.NaN;
            train.AddRange(history[..learned]);
            offsets[user + 1] = train.Count;
        }

        return new HoldOut(source, lengths, source.WithHistories(offsets, [.. train]), validation, test, signals);
    }

    /// <summary>Length of the beginning that lies before a moment.</summary>
    private static int Before(ReadOnlySpan<Interaction> history, long moment)
    {
        var length = 0;
        while (length < history.Length && (!history[length].HasTime || history[length].Time < moment))
        {
            length++;
        }

        return length;
    }
}

public sealed class NoTimesException(string dataset) : RefusalException(
    $"The choices of \"{dataset}\" have no times, so no moment can divide past from future. Leave the last choice out instead.");
