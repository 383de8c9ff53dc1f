using MLlm3Rec.Ranking.Learned;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>One summand of the alignment score, before its learned curve: a measure of how an item fits a history.</summary>
internal interface IAlignmentPart
{
    PartDefinition Definition { get; }

    /// <summary>What the strongest usual value adds to the score before anything is learned; learning starts and is drawn here.</summary>
    float Prior { get; }

    /// <summary>What the part rests on that was learned rather than counted, to be stored with the weights; null where there is no such
    /// thing.</summary>
    LearnedPairs? Learned => null;

    /// <summary>Writes one value per item, 0 where there is nothing to say; all zero on entry.</summary>
    void Measure(in ScoringContext context, Span<float> values);

    /// <summary>The same for some items only, to the bit, at a cost that does not grow with the catalogue; all zero on entry.</summary>
    void MeasureAt(in ScoringContext context, ReadOnlySpan<int> items, Span<float> values);

    /// <summary>The position of the history that the item's value mostly rests on, or −1.</summary>
    int SourceOf(in ScoringContext context, int item) => -1;

    /// <summary>Writes how much of the item's value each position of the history bears, in any positive unit, 0 for none; all zero on
    /// entry.</summary>
    void WriteAttributions(in ScoringContext context, int item, Span<float> attributions)
    {
    }

    /// <summary>The part for a person who has said something besides choosing; itself where it rests on no text.</summary>
    IAlignmentPart Stated(StatedReading said) => this;

    /// <summary>What the part would measure of every item for somebody who wants what this person does not; null where it cannot tell.</summary>
    float[]? Against(StatedReading said) => null;

    /// <summary>The part with one item's texts replaced; itself where it rests on no text.</summary>
    IAlignmentPart Edited(EditedText text) => this;
}
