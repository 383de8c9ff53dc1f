namespace MLlm3Rec.Ranking.Parts;

/// <summary>A value that an item has for everybody.</summary>
/// <param name="definition">Which part it is.</param>
/// <param name="byItem">One value per item.</param>
/// <param name="edited">The value of an item with other texts; null where texts do not matter.</param>
internal sealed class PopularityPart(PartDefinition definition, float[] byItem, Func<EditedText, float>? edited = null) : IAlignmentPart
{
    public PartDefinition Definition => definition;

    public float Prior => 0.3f;

    public void Measure(in ScoringContext context, Span<float> values) => byItem.CopyTo(values);

    public void MeasureAt(in ScoringContext context, ReadOnlySpan<int> items, Span<float> values)
    {
        for (var place = 0; place < items.Length; place++)
        {
            values[place] = byItem[items[place]];
        }
    }

    public IAlignmentPart Edited(EditedText text) =>
        edited is null ? this : new PopularityPart(definition, text.Replace(byItem, 1, [edited(text)]), edited);
}
