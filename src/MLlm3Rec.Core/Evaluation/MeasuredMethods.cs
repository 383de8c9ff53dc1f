using MLlm3Rec.Evaluation.Significance;

namespace MLlm3Rec.Evaluation;

/// <summary>One metric of several methods, user by user, ready to be held against each other.</summary>
/// <param name="Names">What the methods are called; at least one.</param>
/// <param name="Values">Per method one value per user.</param>
/// <param name="Resampled">Means of these values, and of others.</param>
/// <param name="Columns">Per method its column there.</param>
/// <param name="Test">Behind each p.</param>
internal sealed record MeasuredMethods(
    IReadOnlyList<string> Names, double[][] Values, ResampledMeans Resampled, int[] Columns, PairedTest Test)
{
    public MeanInterval MeanOf(int method) => Resampled.Interval(Columns[method]);

    /// <summary>Every method but the reference against it; null in the reference's place.</summary>
    public Against?[] HeldAgainst(int reference)
    {
        int[] others = [.. Enumerable.Range(0, Names.Count).Where(method => method != reference)];
        var differences = Array.ConvertAll(others, method => Resampled.Difference(Columns[method], Columns[reference]));
        double[] raw = [.. others.Select((method, place) => Test == PairedTest.Bootstrap
            ? differences[place].P
            : SignedRankTest.Of(Values[method], Values[reference]).P)];
        var corrected = HolmCorrection.Of(raw);
        var all = new Against?[Names.Count];
        foreach (var (place, method) in others.Index())
        {
            all[method] = new Against(Names[reference], differences[place].Difference, raw[place], corrected[place]);
        }

        return all;
    }

    /// <summary>Place of the method with the highest mean, the first of several.</summary>
    public int Highest() => Enumerable.Range(0, Names.Count).MaxBy(method => MeanOf(method).Mean is var mean && double.IsNaN(mean) ? -1 : mean);

    /// <param name="metric">What the values are of.</param>
    /// <param name="highest">Place of the method with the highest mean.</param>
    /// <param name="behind">All others against it.</param>
    public LeadVerdict Lead(string metric, int highest, IReadOnlyList<Against?> behind)
    {
        var leads =
            from other in behind.Index()
            where other.Item is not null
            orderby other.Item.Difference.Mean descending
            select other.Item with { Method = Names[other.Index], Difference = other.Item.Difference.Negated };
        return new LeadVerdict(metric, Values[highest].Length, Names[highest], MeanOf(highest), [.. leads]);
    }
}
