namespace MLlm3Rec.Ranking.Weights;

/// <summary>What is added to an item for being new, so that being new speaks neither for nor against it.</summary>
/// <remarks>
/// The level at which, over the rehearsed cases, an unwanted item that nobody has chosen is the first of its list as often as an unwanted item that
/// somebody has: equal attention where all of it goes to the first place (Biega, Gummadi &amp; Weikum 2018, doi:10.1145/3209978.3210063, section 3).
/// Learned from choices alone the level would say that what nobody knows is seldom chosen, which is how the past was and not what the item is; and
/// validation items tell it wrongly besides, for in a k-core an item rare in train must be among the hidden ones.
/// </remarks>
internal static class EqualExposure
{
    /// <summary>More than any two scores differ by.</summary>
    private const float Most = 12;

    /// <summary>Halvings until the level is known to about a thousandth.</summary>
    private const int Halvings = 14;

    /// <param name="set">After learning: places on the curves instead of measures.</param>
    /// <param name="scoreOf">Score of a candidate of a case.</param>
    /// <returns>What is added times (1 − how well the item is known); 0 where no case tells.</returns>
    public static float Level(LearningSet set, Func<int, int, float> scoreOf)
    {
        var scores = new float[set.Cases - set.Rehearsed][];
        Parallel.For(0, scores.Length, place =>
            scores[place] = [.. Enumerable.Range(1, set.Candidates - 1).Select(candidate => scoreOf(set.Rehearsed + place, candidate))]);
        var (low, high) = (-Most, Most);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var level = (low + high) / 2;
            if (Favour(set, scores, level) is not { } favour)
            {
                return 0;
            }

            (low, high) = favour < 0 ? (level, high) : (low, level);
        }

        return high;
    }

    /// <summary>How often a new item comes first, less how often a known one does; null where there are none of either.</summary>
    private static double? Favour(LearningSet set, float[][] scores, float level)
    {
        var (newFirst, fresh) = (0.0, 0L);
        for (var place = 0; place < scores.Length; place++)
        {
            var (share, count) = First(scores[place], set.Known(set.Rehearsed + place)[1..], level);
            newFirst += share;
            fresh += count;
        }

        var known = (long)scores.Length * (set.Candidates - 1) - fresh;
        return fresh == 0 || known == 0 ? null : newFirst / fresh - (scores.Length - newFirst) / known;
    }

    /// <summary>Share of new items among those that come first, ties counting alike, and how many new items there are.</summary>
    private static (double NewFirst, int New) First(float[] scores, ReadOnlySpan<float> known, float level)
    {
        var (best, first, newFirst, fresh) = (float.NegativeInfinity, 0, 0, 0);
        for (var place = 0; place < scores.Length; place++)
        {
            var isNew = known[place] == 0;
            var score = scores[place] + level * (1 - known[place]);
            fresh += isNew ? 1 : 0;
            if (score > best)
            {
                (best, first, newFirst) = (score, 0, 0);
            }

            if (score == best)
            {
                first++;
                newFirst += isNew ? 1 : 0;
            }
        }

        return ((double)newFirst / first, fresh);
    }
}
