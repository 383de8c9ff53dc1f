using System.Numerics.Tensors;
using MLlm3Rec.Numerics;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>Cosine of the user's and the item's trait vectors, in [−1, 1]; 0 where either has no text.</summary>
internal sealed class MeaningPart(TraitIndex traits) : IAlignmentPart
{
    public PartDefinition Definition => PartCatalogue.CloseInMeaning;

    public float Prior => 0.8f;

    public void Measure(in ScoringContext context, Span<float> values) => Kernels.RowDots(traits.Vectors, context.Buffers.Vector, values);

    public void MeasureAt(in ScoringContext context, ReadOnlySpan<int> items, Span<float> values) =>
        Kernels.RowDotsAt(traits.Vectors, items, context.Buffers.Vector, values);

    public float[]? Against(StatedReading said)
    {
        var values = new float[traits.VectorSize == 0 ? 0 : traits.Vectors.Length / traits.VectorSize];
        Kernels.RowDots(traits.Vectors, said.DislikedVector, values);
        return said.Disliked is null || values.Length == 0 ? null : values;
    }

    /// <summary>Each choice bears its weight times its likeness, where that is positive.</summary>
    public void WriteAttributions(in ScoringContext context, int item, Span<float> attributions)
    {
        for (var position = 0; context.Extractor is not null && position < attributions.Length; position++)
        {
            var likeness = TensorPrimitives.Dot(traits.VectorOf(context.History[position].Item), traits.VectorOf(item));
            attributions[position] = Math.Max(0, context.Extractor.WeightOf(context.History, position) * likeness);
        }
    }

    public IAlignmentPart Edited(EditedText text) =>
        text.Vector is null ? this : new MeaningPart(traits with { Vectors = text.Replace(traits.Vectors, traits.VectorSize, text.Vector) });

    public int SourceOf(in ScoringContext context, int item)
    {
        var (source, largest) = (-1, 0f);
        for (var position = 0; position < context.History.Length; position++)
        {
            var value = TensorPrimitives.Dot(traits.VectorOf(context.History[position].Item), traits.VectorOf(item));
            if (value >= largest && value > 0)
            {
                (source, largest) = (position, value);
            }
        }

        return source;
    }
}
