using MLlm3Rec.Datasets;

namespace MLlm3Rec.Profiles;

/// <summary>A history's strengths, horizons and avoided dimensions before words are put to them.</summary>
internal sealed class MotiveDrafts
{
    /// <summary>An avoided dimension's excess over low choices must exceed this, and exceed what liked choices show.</summary>
    private const float AvoidExcess = 0.15f;

    /// <summary>A motive is recent if its latest part stands out by this much more than what came before.</summary>
    private const float RecentLead = 0.5f;

    private readonly float[] early;
    private readonly float[] recent;

    public MotiveDrafts(MotiveStrengths strengths, int dimensions, ReadOnlySpan<Interaction> history)
    {
        Strength = new float[dimensions];
        AvoidStrength = new float[dimensions];
        early = new float[dimensions];
        recent = new float[dimensions];
        var all = new float[dimensions];
        var against = new float[dimensions];
        var start = MotiveStrengths.RecentStart(history.Length);
        strengths.Write(history, Strength);
        strengths.Excess(history, all);
        strengths.Excess(history[..start], early);
        strengths.Excess(history[start..], recent);
        strengths.ExcessAgainst(history, against);
        ByStrength = Enumerable.Range(0, dimensions).OrderByDescending(dimension => Strength[dimension]).ThenBy(dimension => dimension).ToArray();
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            AvoidStrength[dimension] = strengths.Strength(dimension, against[dimension]);
        }

        Avoided = Enumerable.Range(0, dimensions)
            .Where(dimension => against[dimension] > AvoidExcess && against[dimension] > all[dimension] + AvoidExcess)
            .OrderByDescending(dimension => AvoidStrength[dimension]).ThenBy(dimension => dimension).Take(3).ToArray();
    }

    public float[] Strength { get; }

    public float[] AvoidStrength { get; }

    public int[] ByStrength { get; }

    public int[] Avoided { get; }

    public Horizon HorizonOf(int dimension) =>
        recent[dimension] > early[dimension] + RecentLead && early[dimension] < RecentLead ? Horizon.Recent : Horizon.Lasting;
}
