namespace MLlm3Rec.Ranking.Parts;

/// <summary>A relation between two items, from one that was chosen to one that may be.</summary>
internal interface IPairing
{
    /// <summary>Adds Σ weight(p) · between(history[p], item) to each item's value.</summary>
    void Add(in ScoringContext context, ReadOnlySpan<float> weights, Span<float> values);

    /// <summary>The same for some items only, where that is much cheaper; equal up to rounding.</summary>
    void AddAt(in ScoringContext context, ReadOnlySpan<float> weights, ReadOnlySpan<int> items, Span<float> values)
    {
        var all = context.Buffers.Values.AsSpan();
        all.Clear();
        Add(context, weights, all);
        for (var place = 0; place < items.Length; place++)
        {
            values[place] = all[items[place]];
        }
    }

    /// <summary>The relation itself; 0 where there is none.</summary>
    float Between(int chosen, int item);

    /// <summary>The relation with one item's texts replaced; itself where it rests on no text.</summary>
    IPairing Edited(EditedText text) => this;
}
