using System.Numerics.Tensors;
using MLlm3Rec.Numerics;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>Cosine of the user's and the item's trait vectors, in [−1, 1]; 0 where either has no text.</summary>
internal sealed class MeaningPart(TraitIndex traits) : IAlignmentPart
{
    public PartKind Kind => PartKind.Meaning;

    public string Name => "Close in meaning";

    public float Prior => 0.8f;

    public void Measure(in Visit visit, Span<float> values) => Kernels.RowDots(traits.Vectors, visit.Buffers.Vector, values);

    public void MeasureAt(in Visit visit, ReadOnlySpan<int> items, Span<float> values)
    {
        for (var place = 0; place < items.Length; place++)
        {
            values[place] = TensorPrimitives.Dot(traits.VectorOf(items[place]), visit.Buffers.Vector);
        }
    }

    /// <summary>Each choice bears its weight times its likeness, where that is positive.</summary>
    public void WriteAttributions(in Visit visit, int item, Span<float> attributions)
    {
        for (var position = 0; visit.Extractor is not null && position < attributions.Length; position++)
        {
            var likeness = TensorPrimitives.Dot(traits.VectorOf(visit.History[position].Item), traits.VectorOf(item));
            attributions[position] = Math.Max(0, visit.Extractor.WeightOf(visit.History, position) * likeness);
        }
    }

    public IAlignmentPart Edited(EditedText text) =>
        text.Vector is null ? this : new MeaningPart(traits with { Vectors = text.Replace(traits.Vectors, traits.VectorSize, text.Vector) });

    public int SourceOf(in Visit visit, int item)
    {
        var (source, largest) = (-1, 0f);
        for (var position = 0; position < visit.History.Length; position++)
        {
            var value = TensorPrimitives.Dot(traits.VectorOf(visit.History[position].Item), traits.VectorOf(item));
            if (value >= largest && value > 0)
            {
                (source, largest) = (position, value);
            }
        }

        return source;
    }
}
