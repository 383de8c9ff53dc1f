namespace MLlm3Rec.Ranking.Parts;

/// <summary>Buffers of one thread, so that scoring a user allocates nothing once they have grown.</summary>
internal sealed class ScoringBuffers(int items, int dimensions, int vectorSize)
{
    private float[] weights = [];
    private float[] sums = [];
    private float[] someValues = [];
    private float[] someKnown = [];

    /// <summary>One value per item: a part's measure before its curve.</summary>
    public float[] Values { get; } = new float[items];

    /// <summary>Strength of each motive dimension of the user at hand.</summary>
    public float[] Strengths { get; } = new float[dimensions];

    /// <summary>The user at hand in the space of trait vectors.</summary>
    public float[] Vector { get; } = new float[vectorSize];

    /// <summary>Places of <see cref="Sums"/> that are in use.</summary>
    public List<int> Touched { get; } = [];

    /// <summary>One weight per position of a history.</summary>
    public Span<float> Weights(int length) => Grown(ref weights, length);

    /// <summary>One value per item asked for, where not all are: a part's measure before its curve.</summary>
    public Span<float> SomeValues(int count) => Grown(ref someValues, count);

    /// <summary>How well each item asked for is known.</summary>
    public Span<float> SomeKnown(int count) => Grown(ref someKnown, count);

    /// <summary>All zero; whoever writes into it names the places in <see cref="Touched"/> and clears them.</summary>
    public Span<float> Sums(int length) => Grown(ref sums, length);

    private static Span<float> Grown(ref float[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new float[Math.Max(length, 2 * buffer.Length)];
        }

        return buffer.AsSpan(0, length);
    }
}
