using MLlm3Rec.Ranking.Learned;
using MLlm3Rec.Ranking.Weights;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>One summand of the alignment score, before its learned curve: a measure of how an item fits a history.</summary>
internal interface IAlignmentPart
{
    PartKind Kind { get; }

    /// <summary>As shown; unique among the parts.</summary>
    string Name { get; }

    /// <summary>Key of the motive dimension, or null.</summary>
    string? Dimension => null;

    /// <summary>What the strongest usual value adds to the score before anything is learned; learning starts and is drawn here.</summary>
    float Prior { get; }

    /// <summary>What the part rests on that was learned rather than counted, to be stored with the weights; null where there is no such thing.</summary>
    LearnedPairs? Learned => null;

    CurveShape Shape => CurveShape.Rising;

    /// <summary>Writes one value per item, 0 where there is nothing to say; all zero on entry.</summary>
    void Measure(in Visit visit, Span<float> values);

    /// <summary>The same for some items only, where that is much cheaper; equal up to rounding.</summary>
    void MeasureAt(in Visit visit, ReadOnlySpan<int> items, Span<float> values)
    {
        var all = visit.Buffers.Values.AsSpan();
        all.Clear();
        Measure(visit, all);
        for (var place = 0; place < items.Length; place++)
        {
            values[place] = all[items[place]];
        }
    }

    /// <summary>The position of the history that the item's value mostly rests on, or −1.</summary>
    int SourceOf(in Visit visit, int item) => -1;

    /// <summary>Writes how much of the item's value each position of the history bears, in any positive unit, 0 for none; all zero on entry.</summary>
    void WriteAttributions(in Visit visit, int item, Span<float> attributions)
    {
    }

    /// <summary>The part with one item's texts replaced; itself where it rests on no text.</summary>
    IAlignmentPart Edited(EditedText text) => this;
}
