using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;

namespace MLlm3Rec.Profiles;

/// <summary>How strong each motive of a history is: over all of it, and in its latest part.</summary>
/// <remarks>
/// <para>For a part of a history with weights w (signal, and more for recent choices), x̄ the weighted mean of what its choices say of a dimension
/// and n = (Σw)² / Σw² the number of choices it is worth, the estimate shrunk towards the population is m = (n·x̄ + κ·μ) / (n + κ), and its excess is
/// e = (m − μ) / σ with the population's mean μ and spread σ. Two choices therefore say little, fifty say nearly what they say.</para>
/// <para>strength = logistic(logit(0.15) + 2.5·e): a person who chooses as everybody does has 0.15 of every motive. Where the latest part exceeds
/// what came before by more than two standard errors, 2·√(1/n₁ + 1/n₂) in units of σ, a new motive has begun, and its excess is that of the latest
/// part.</para>
/// </remarks>
internal sealed class MotiveStrengths(ItemReadings readings, Population population, ProfileOptions options)
{
    private const double Usual = 0.15;
    private const double Gain = 2.5;
    private const int ShortestPart = 3;
    private const double RecentShare = 0.35;
    private const double StandardErrors = 2;

    /// <summary>First position of the latest part; equal to the length where a history is too short to have two parts.</summary>
    public static int RecentStart(int length) =>
        length < 2 * ShortestPart ? length : length - Math.Max(ShortestPart, (int)Math.Round(RecentShare * length));

    /// <summary>Whether the latest part of a history stands out from what came before by more than chance would have it.</summary>
    public static bool HasBegun(int length, float early, float recent)
    {
        var start = RecentStart(length);
        return start < length && recent > 0 && recent - early > StandardErrors * Math.Sqrt(1.0 / start + 1.0 / (length - start));
    }

    public void Write(ReadOnlySpan<Interaction> history, Span<float> strengths)
    {
        Span<float> early = stackalloc float[strengths.Length];
        Span<float> recent = stackalloc float[strengths.Length];
        var start = RecentStart(history.Length);
        Excess(history, strengths);
        Excess(history[..start], early);
        Excess(history[start..], recent);
        for (var dimension = 0; dimension < strengths.Length; dimension++)
        {
            var hasBegun = HasBegun(history.Length, early[dimension], recent[dimension]);
            strengths[dimension] = Strength(hasBegun ? Math.Max(strengths[dimension], recent[dimension]) : strengths[dimension]);
        }
    }

    public static float Strength(double excess) => (float)(1 / (1 + (1 - Usual) / Usual * Math.Exp(-Gain * excess)));

    /// <summary>The shrunk excess e of every dimension over the choices that do not speak against their item.</summary>
    public void Excess(ReadOnlySpan<Interaction> history, Span<float> excess) => Excess(history, excess, against: false);

    /// <summary>The same over the choices that speak against their item: what a user turns away from.</summary>
    public void ExcessAgainst(ReadOnlySpan<Interaction> history, Span<float> excess) => Excess(history, excess, against: true);

    /// <summary>The excess e of a whole history whose choices all count alike: what is lasting, not what is latest.</summary>
    public void LastingExcess(ReadOnlySpan<Interaction> history, Span<float> excess)
    {
        Span<float> said = stackalloc float[excess.Length];
        excess.Clear();
        var count = 0;
        foreach (ref readonly var choice in history)
        {
            if (!population.Scale.IsLow(choice))
            {
                Choice.Says(readings, choice, options.ReviewWeight, said);
                System.Numerics.Tensors.TensorPrimitives.Add(excess, said, excess);
                count++;
            }
        }

        Shrink(excess, count, count);
    }

    /// <summary>Weight of a choice among those of its history; 0 for one that speaks against its item.</summary>
    public float WeightOf(ReadOnlySpan<Interaction> history, int position) =>
        population.Scale.IsLow(history[position]) ? 0 : population.Scale.Weight(history[position]) * Recency(history.Length - 1 - position);

    private void Excess(ReadOnlySpan<Interaction> history, Span<float> excess, bool against)
    {
        Span<float> said = stackalloc float[excess.Length];
        excess.Clear();
        var (sum, squares) = (0.0, 0.0);
        for (var position = 0; position < history.Length; position++)
        {
            if (population.Scale.IsLow(history[position]) != against)
            {
                continue;
            }

            var weight = against ? 1 : WeightOf(history, position);
            Choice.Says(readings, history[position], options.ReviewWeight, said);
            for (var dimension = 0; dimension < excess.Length; dimension++)
            {
                excess[dimension] += weight * said[dimension];
            }

            sum += weight;
            squares += weight * weight;
        }

        Shrink(excess, sum, squares);
    }

    private void Shrink(Span<float> excess, double sum, double squares)
    {
        var worth = squares > 0 ? sum * sum / squares : 0;
        for (var dimension = 0; dimension < excess.Length; dimension++)
        {
            var distance = sum > 0 ? worth / (worth + options.Shrinkage) * (excess[dimension] / sum - population.Mean[dimension]) : 0;
            excess[dimension] = (float)(distance / population.Spread[dimension]);
        }
    }

    private float Recency(int age) => (float)(1 + options.RecentWeight * double.Exp2(-age / options.RecentHalfLife));
}
