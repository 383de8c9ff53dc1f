namespace MLlm3Rec.Evaluation;

/// <summary>Whether the method with the highest mean of a metric is ahead of the others by more than chance. Whatever is called best is called so by
/// this.</summary>
/// <remarks>
/// The highest is held against every other method on the same users; p values are corrected by Holm over these. One lead is clear where
/// <see cref="Against.IsClear"/> holds; the method is best where all its leads are, over at least <see cref="Comparison.FewUsers"/> users.
/// </remarks>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Users">How many users the means are over.</param>
/// <param name="Method">The method with the highest mean; the first of several.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="Leads">By how much it is higher than each other, the closest first.</param>
public sealed record LeadVerdict(string Metric, int Users, string Method, MeanInterval Mean, IReadOnlyList<Against> Leads)
{
    private const double Equal = 1e-12;

    /// <summary>There is another method to be ahead of, and the lead over each is more than chance.</summary>
    public bool IsBest => IsOfMany && Leads.Count > 0 && Leads.All(lead => lead.IsClear);

    /// <summary>There are as many users as a difference needs to be told from chance.</summary>
    public bool IsOfMany => Users >= Comparison.FewUsers;

    /// <summary>The methods that it cannot be told apart from, the closest first.</summary>
    public IEnumerable<Against> Unclear => Leads.Where(lead => !lead.IsClear);

    /// <summary>How a method of these stands. Means of 0 are nobody's highest.</summary>
    public MeanPlacement PlacementOf(MeanInterval mean) => (Mean.Mean > 0 && mean.Mean >= Mean.Mean - Equal, IsBest) switch
    {
        (false, _) => MeanPlacement.Below,
        (true, false) => MeanPlacement.Highest,
        (true, true) => MeanPlacement.Best,
    };
}

/// <summary>How a method's mean stands among those of a metric.</summary>
public enum MeanPlacement
{
    Below,

    /// <summary>The largest, by no more than chance over some of the others, or of few users.</summary>
    Highest,

    /// <summary>The largest, by more than chance over every other.</summary>
    Best,
}
