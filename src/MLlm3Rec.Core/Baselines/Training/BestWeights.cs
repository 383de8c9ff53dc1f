namespace MLlm3Rec.Baselines.Training;

/// <summary>A copy of the weights as they were at the best validation.</summary>
internal sealed class BestWeights(IReadOnlyList<WeightArray> live)
{
    private readonly WeightArray[] kept = [.. live.Select(array => array with { Values = [.. array.Values] })];

    public IReadOnlyList<WeightArray> Kept => kept;

    public void Keep() => Copy(live, kept);

    /// <summary>Puts the best weights back into the model.</summary>
    public void Restore() => Copy(kept, live);

    private static void Copy(IReadOnlyList<WeightArray> from, IReadOnlyList<WeightArray> to)
    {
        for (var place = 0; place < from.Count; place++)
        {
            from[place].Values.CopyTo(to[place].Values.AsSpan());
        }
    }
}
