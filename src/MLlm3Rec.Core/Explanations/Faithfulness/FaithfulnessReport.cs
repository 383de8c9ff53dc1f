using MLlm3Rec.Numerics;

namespace MLlm3Rec.Explanations.Faithfulness;

/// <summary>How faithful a ranker's explanations are, over many people.</summary>
/// <param name="Method">The ranker.</param>
/// <param name="Engine">What read the texts.</param>
/// <param name="People">How many were measured.</param>
/// <param name="Comprehensiveness">Removing what is named lowers the score so many times as much as removing as much by lot.</param>
/// <param name="Sufficiency">Keeping only what is named loses this share of what keeping as much by lot loses; below 1 is good.</param>
/// <param name="Traits">Removing the motive that is named lowers the score so many times as much as removing one of the item's motives by lot; null
/// where the ranker has none.</param>
/// <param name="Drops">Mean drops in units of the score.</param>
public sealed record FaithfulnessReport(
    string Method, string Engine, int People, Ratio Comprehensiveness, Ratio Sufficiency, Ratio? Traits, FaithfulnessDrops Drops)
{
    /// <summary>Version of the prompt that motives were read with, in words; null where it was never live.</summary>
    public string? Prompt { get; init; }

    public static FaithfulnessReport Of(string method, string engine, IReadOnlyList<FaithfulnessCase> cases, int seed)
    {
        // Both are there or neither is.
        var withTraits = cases.Where(one => one is { ExplainedTraits: not null, RandomTraits: not null }).ToList();
        return new FaithfulnessReport(
            method, engine, cases.Count,
            Ratio.Of([.. cases.Select(one => (one.Explained, one.Random))], seed),
            Ratio.Of([.. cases.Select(one => (one.KeptExplained, one.KeptRandom))], seed),
            withTraits.Count == 0 ? null : Ratio.Of([.. withTraits.Select(one => (one.ExplainedTraits!.Value, one.RandomTraits!.Value))], seed),
            new FaithfulnessDrops(
                cases.Average(one => one.Score),
                cases.Average(one => one.Explained),
                cases.Average(one => one.Random),
                cases.Average(one => one.KeptExplained),
                cases.Average(one => one.KeptRandom)));
    }
}

/// <summary>Means over people, in units of the score.</summary>
/// <param name="All">Without any choice.</param>
/// <param name="Named">Without the choices named.</param>
/// <param name="Random">Without as many by lot.</param>
/// <param name="KeptNamed">With nothing but the choices named.</param>
/// <param name="KeptRandom">With nothing but as many by lot.</param>
public sealed record FaithfulnessDrops(double All, double Named, double Random, double KeptNamed, double KeptRandom);

/// <summary>A ratio of two means over the same people, with the interval that holds it in 95 of 100 resamples of the people.</summary>
/// <remarks>1,000 resamples with replacement, percentiles 2.5 and 97.5. Source: Efron &amp; Tibshirani 1993, chapter 13.</remarks>
public sealed record Ratio(double Value, double Low, double High)
{
    private const int Resamples = 1000;

    public static Ratio Of((double Above, double Below)[] pairs, int seed)
    {
        var ratios = new double[Resamples];
        for (var resample = 0; resample < Resamples; resample++)
        {
            var random = SplitMix64.Derive(seed, resample);
            var (above, below) = (0.0, 0.0);
            for (var draw = 0; draw < pairs.Length; draw++)
            {
                var pair = pairs[random.NextInt32(pairs.Length)];
                (above, below) = (above + pair.Above, below + pair.Below);
            }

            ratios[resample] = above / below;
        }

        Array.Sort(ratios);
        return new Ratio(
            pairs.Sum(pair => pair.Above) / pairs.Sum(pair => pair.Below), ratios[(int)(0.025 * Resamples)], ratios[(int)(0.975 * Resamples) - 1]);
    }

    public override string ToString() => FormattableString.Invariant($"{Value:0.00} [{Low:0.00}–{High:0.00}]");
}

/// <summary>One person's drops of the score of the item that is proposed first.</summary>
/// <param name="Score">As it is, less what a person without any choice gets: what there is to lose.</param>
/// <param name="Explained">Drop without the choices that are explained to count most (comprehensiveness).</param>
/// <param name="Random">Mean drop without as many choices drawn by lot.</param>
/// <param name="KeptExplained">Drop when only those choices are kept (sufficiency: small is good).</param>
/// <param name="KeptRandom">Mean drop when only as many choices drawn by lot are kept.</param>
/// <param name="ExplainedTraits">Drop without the motive that is explained to count most; null where no motive speaks for the item.</param>
/// <param name="RandomTraits">Mean drop without one of the item's motives drawn by lot; null likewise.</param>
public sealed record FaithfulnessCase(
    double Score, double Explained, double Random, double KeptExplained, double KeptRandom, double? ExplainedTraits, double? RandomTraits);
