namespace MLlm3Rec.Evaluation.Significance;

/// <summary>By which test two methods are held against each other.</summary>
public enum PairedTest
{
    /// <summary><see cref="SignedRankTest"/>: how often and how clearly one is better, whatever the size of the values.</summary>
    Wilcoxon,

    /// <summary><see cref="ResampledMeans.Difference"/>: whether the means would differ with other users.</summary>
    Bootstrap,
}
