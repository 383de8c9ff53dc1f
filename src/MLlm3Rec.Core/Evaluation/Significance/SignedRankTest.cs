namespace MLlm3Rec.Evaluation.Significance;

/// <summary>Wilcoxon's signed-rank test on paired values: do two methods differ, user by user?</summary>
/// <remarks>
/// <para>Users for whom both are equal, or either is NaN, say nothing and are left out; of the others the absolute differences are ranked, equal ones
/// sharing the mean of their ranks. W⁺ is the sum of the ranks where the first is larger. Two-sided.</para>
/// <para>Up to 25 differences p is exact, over all 2ⁿ signs given the ranks as they are, ties included. Beyond, W⁺ is taken as normal with mean
/// n(n + 1)/4 and variance n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48 over groups of t equal differences.</para>
/// <para>Source: Wilcoxon 1945, doi:10.2307/3001968; Hollander, Wolfe &amp; Chicken 2013, section 3.1.</para>
/// </remarks>
public static class SignedRankTest
{
    private const int ExactUpTo = 25;

    /// <param name="first">One value per user.</param>
    /// <param name="second">The same users.</param>
    public static SignedRank Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException("Paired values need the same users on both sides.", nameof(second));
        }

        var differences = new List<double>();
        for (var user = 0; user < first.Length; user++)
        {
            // Sums of logarithms differ in the last bits where the ranks behind them do not.
            var difference = first[user] - second[user];
            if (Math.Abs(difference) > 1e-12)
            {
                differences.Add(difference);
            }
        }

        double[] ordered = [.. differences];
        Array.Sort(Array.ConvertAll(ordered, Math.Abs), ordered);
        return Of(ordered);
    }

    private static SignedRank Of(double[] ordered)
    {
        var doubled = new int[ordered.Length];
        var (twicePositive, tieTerm) = (0L, 0.0);
        for (var start = 0; start < ordered.Length;)
        {
            var end = start + 1;
            while (end < ordered.Length && Math.Abs(ordered[end]) - Math.Abs(ordered[start]) <= 1e-12)
            {
                end++;
            }

            // Ranks start + 1 … end share their mean; twice that is a whole number.
            for (var place = start; place < end; place++)
            {
                doubled[place] = start + 1 + end;
                twicePositive += ordered[place] > 0 ? doubled[place] : 0;
            }

            var equal = (double)(end - start);
            tieTerm += equal * equal * equal - equal;
            start = end;
        }

        var n = (double)ordered.Length;
        var positive = twicePositive / 2.0;
        var p = ordered.Length <= ExactUpTo
            ? Exact(doubled, twicePositive)
            : NormalDistribution.TwoSided((positive - n * (n + 1) / 4) / Math.Sqrt(n * (n + 1) * (2 * n + 1) / 24 - tieTerm / 48));
        return new SignedRank(ordered.Length, positive, n == 0 ? 0 : 4 * positive / (n * (n + 1)) - 1, p);
    }

    /// <summary>Counts the sign patterns whose sum lies at least as far from the middle.</summary>
    private static double Exact(int[] doubled, long observed)
    {
        var total = doubled.Sum();
        var ways = new double[total + 1];
        ways[0] = 1;
        foreach (var rank in doubled)
        {
            for (var sum = total; sum >= rank; sum--)
            {
                ways[sum] += ways[sum - rank];
            }
        }

        var distance = Math.Abs(2 * observed - total);
        var extreme = 0.0;
        for (var sum = 0; sum <= total; sum++)
        {
            extreme += Math.Abs(2L * sum - total) >= distance ? ways[sum] : 0;
        }

        return Math.Min(1, extreme / Math.Pow(2, doubled.Length));
    }
}

/// <summary>What <see cref="SignedRankTest"/> found.</summary>
/// <param name="Users">How many users differ.</param>
/// <param name="Positive">W⁺.</param>
/// <param name="Effect">Rank-biserial correlation, in [−1, 1]: 1 where the first is better for every user who differs.</param>
/// <param name="P">Two-sided, in [0, 1]; 1 where nobody differs.</param>
public readonly record struct SignedRank(int Users, double Positive, double Effect, double P);
