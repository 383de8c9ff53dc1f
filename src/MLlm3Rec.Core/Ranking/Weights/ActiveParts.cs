namespace MLlm3Rec.Ranking.Weights;

/// <summary>Which parts speak about which candidates: a bit for each, set where the measure is not 0.</summary>
internal sealed class ActiveParts
{
    private readonly ulong[] bits;
    private readonly int candidates;
    private readonly int words;

    /// <param name="set">Its sizes are taken.</param>
    /// <param name="curves">One per part.</param>
    public ActiveParts(LearningSet set, IReadOnlyList<Curve> curves)
    {
        (candidates, words) = (set.Candidates, (set.Parts + 63) / 64);
        bits = new ulong[checked(set.Cases * candidates * words)];
        Zeros = [.. curves.Select(curve => curve.Zero)];
    }

    /// <summary>Number of the knot at 0 of each part: the place of a part that is silent.</summary>
    public int[] Zeros { get; }

    /// <summary>The bits of a candidate, 64 parts a word.</summary>
    public ReadOnlySpan<ulong> Of(int number, int candidate) => bits.AsSpan((number * candidates + candidate) * words, words);

    /// <summary>Notes which of a candidate's places are none of <see cref="Zeros"/>.</summary>
    public void Note(int number, int candidate, ReadOnlySpan<float> places)
    {
        var own = bits.AsSpan((number * candidates + candidate) * words, words);
        for (var part = 0; part < places.Length; part++)
        {
            own[part / 64] |= places[part] == Zeros[part] ? 0 : 1UL << (part % 64);
        }
    }
}
