using MLlm3Rec.Datasets;

namespace MLlm3Rec.Profiles;

/// <summary>A history's strengths, horizons and avoided dimensions before words are put to them.</summary>
internal sealed class MotiveDrafts
{
    /// <summary>An avoided dimension must stand out by so much among the low choices, and by more than among the liked ones.</summary>
    private const float AvoidExcess = 0.4f;

    /// <summary>At most so many avoided dimensions are told.</summary>
    private const int MostAvoided = 2;

    private readonly float[] early;
    private readonly float[] recent;
    private readonly int length;

    public MotiveDrafts(MotiveStrengths strengths, int dimensions, ReadOnlySpan<Interaction> history)
    {
        length = history.Length;
        Strength = new float[dimensions];
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
        ByStrength = [.. Enumerable.Range(0, dimensions).OrderByDescending(dimension => Strength[dimension])];
        AvoidStrength = Array.ConvertAll(against, excess => MotiveStrengths.Strength(excess));
        Avoided = [.. Enumerable.Range(0, dimensions)
            .Where(dimension => against[dimension] > AvoidExcess && against[dimension] > all[dimension] + AvoidExcess)
            .OrderByDescending(dimension => AvoidStrength[dimension]).Take(MostAvoided)];
    }

    public float[] Strength { get; }

    public ReviewHits Reviews { get; } = new();

    public float[] AvoidStrength { get; }

    /// <summary>Dimensions, strongest first; equal ones in the vocabulary's order.</summary>
    public int[] ByStrength { get; }

    public int[] Avoided { get; }

    public Horizon HorizonOf(int dimension) =>
        MotiveStrengths.HasBegun(length, early[dimension], recent[dimension]) ? Horizon.Recent : Horizon.Lasting;
}
