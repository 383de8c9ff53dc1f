namespace MLlm3Rec.Ranking.Parts;

/// <summary>A relation in which one item's texts are supposed to be others; all else stays.</summary>
/// <param name="original">The relation as it is.</param>
/// <param name="edited">Number of the item with other texts.</param>
/// <param name="toEdited">Relation of a chosen item to it.</param>
internal sealed class EditedPairing(IPairing original, int edited, Func<int, float> toEdited) : IPairing
{
    public void Add(in ScoringContext context, ReadOnlySpan<float> weights, Span<float> values)
    {
        original.Add(context, weights, values);
        values[edited] = Sum(context, weights);
    }

    public void AddAt(in ScoringContext context, ReadOnlySpan<float> weights, ReadOnlySpan<int> items, Span<float> values)
    {
        original.AddAt(context, weights, items, values);
        for (var place = 0; place < items.Length; place++)
        {
            values[place] = items[place] == edited ? Sum(context, weights) : values[place];
        }
    }

    public float Between(int chosen, int item) => item == edited ? toEdited(chosen) : original.Between(chosen, item);

    private float Sum(in ScoringContext context, ReadOnlySpan<float> weights)
    {
        var sum = 0f;
        for (var position = 0; position < weights.Length; position++)
        {
            sum += weights[position] > 0 ? weights[position] * toEdited(context.History[position].Item) : 0;
        }

        return sum;
    }
}
