using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;

namespace MLlm3Rec.Profiles;

/// <summary>How strong each motive of a history is: over all of it, and in its latest part.</summary>
/// <remarks>
/// <para>For a part of a history with weights w (signal, and more for recent choices), x̄ the weighted mean of what its choices say of a dimension and
/// n = (Σw)² / Σw² the number of choices it is worth, the estimate shrunk towards the population is m = (n·x̄ + κ·μ) / (n + κ), and its excess is
/// e = (m − μ) / σ with the population's mean μ and spread σ. Two choices therefore say little, fifty say nearly what they say.</para>
/// <para>strength = logistic(logit(q) + 2.5·e), where q is the population's own mean, kept in [0.05, 0.4]: without evidence a user is as everybody. The excess
/// used is the larger of the whole history's and of its latest part's, so that a motive that has just begun is not averaged away.</para>
/// </remarks>
internal sealed class MotiveStrengths(ItemReadings readings, Population population, ProfileOptions options)
{
    private const double Gain = 2.5;
    private const int ShortestPart = 3;
    private const double RecentShare = 0.35;

    /// <summary>First position of the latest part; equal to the length where a history is too short to have two parts.</summary>
    public static int RecentStart(int length) =>
        length < 2 * ShortestPart ? length : length - Math.Max(ShortestPart, (int)Math.Round(RecentShare * length));

    public void Write(ReadOnlySpan<Interaction> history, Span<float> strengths)
    {
        Span<float> recent = stackalloc float[strengths.Length];
        var start = RecentStart(history.Length);
        Excess(history, strengths);
        Excess(history[start..], recent);
        for (var dimension = 0; dimension < strengths.Length; dimension++)
        {
            strengths[dimension] = Strength(dimension, Math.Max(strengths[dimension], recent[dimension]));
        }
    }

    public float Strength(int dimension, double excess)
    {
        var usual = Math.Clamp(population.Mean[dimension], 0.05, 0.4);
        return (float)(1 / (1 + (1 - usual) / usual * Math.Exp(-Gain * excess)));
    }

    /// <summary>The shrunk excess e of every dimension over the choices that do not speak against their item.</summary>
    public void Excess(ReadOnlySpan<Interaction> history, Span<float> excess) => Excess(history, excess, against: false);

    /// <summary>The same over the choices that speak against their item: what a user turns away from.</summary>
    public void ExcessAgainst(ReadOnlySpan<Interaction> history, Span<float> excess) => Excess(history, excess, against: true);

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

        var worth = squares > 0 ? sum * sum / squares : 0;
        for (var dimension = 0; dimension < excess.Length; dimension++)
        {
            var mean = sum > 0 ? excess[dimension] / sum : 0;
            var distance = worth == 0 ? 0 : worth / (worth + options.Shrinkage) * (mean - population.Mean[dimension]);
            excess[dimension] = (float)(distance / population.Spread[dimension]);
        }
    }

    private float Recency(int age) => (float)(1 + options.RecentWeight * double.Exp2(-age / options.RecentHalfLife));
}
