using MLlm3Rec.Datasets;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>A relation between two items, from one that was chosen to one that may be.</summary>
internal interface IPairing
{
    /// <summary>Adds Σ weight(p) · between(history[p], item) to each item's value.</summary>
    void Add(in ScoringContext context, ReadOnlySpan<float> weights, Span<float> values);

    /// <summary>The same for some items only, to the bit, at a cost that does not grow with the catalogue.</summary>
    void AddAt(in ScoringContext context, ReadOnlySpan<float> weights, ReadOnlySpan<int> items, Span<float> values);

    /// <summary>The relation itself; 0 where there is none.</summary>
    float Between(int chosen, int item);

    /// <summary>The relation of every item to something that is no item but has such texts; null where it rests on no text.</summary>
    float[]? OfText(Item text) => null;

    /// <summary>The relation with one item's texts replaced; itself where it rests on no text.</summary>
    IPairing Edited(EditedText text) => this;
}
