namespace MLlm3Rec.Ranking.Parts;

/// <summary>A value that an item has for everybody.</summary>
internal sealed class PopularityPart(string name, float[] byItem) : IAlignmentPart
{
    public PartKind Kind => PartKind.Popularity;

    public string Name => name;

    public float Prior => 0.3f;

    public void Measure(in Visit visit, Span<float> values) => byItem.CopyTo(values);
}
