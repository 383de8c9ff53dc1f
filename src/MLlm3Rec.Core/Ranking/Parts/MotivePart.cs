using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>One reason for choosing: strength of the user's motive × salience of the item's trait, in [0, 1].</summary>
/// <param name="dimension">The motive dimension.</param>
/// <param name="place">Its place in the vocabulary.</param>
/// <param name="salience">Salience of this dimension, one value per item.</param>
internal sealed class MotivePart(MotiveDimension dimension, int place, float[] salience) : IAlignmentPart
{
    public PartDefinition Definition { get; } = PartCatalogue.Motive(dimension);

    public float Prior => 0.5f;

    public void Measure(in ScoringContext context, Span<float> values) =>
        System.Numerics.Tensors.TensorPrimitives.Multiply(salience, context.Buffers.Strengths[place], values);

    public void MeasureAt(in ScoringContext context, ReadOnlySpan<int> items, Span<float> values)
    {
        var strength = context.Buffers.Strengths[place];
        for (var row = 0; row < items.Length; row++)
        {
            values[row] = salience[items[row]] * strength;
        }
    }

    public float[]? Against(StatedReading said) =>
        said.Avoided[place] > 0 ? Array.ConvertAll(salience, item => item * said.Avoided[place]) : null;

    /// <summary>Each choice bears what it adds to the person's motive.</summary>
    public void WriteAttributions(in ScoringContext context, int item, Span<float> attributions)
    {
        if (context.ModelProfile is { } told)
        {
            told.WriteAttributions(context.History, place, attributions);
        }
        else
        {
            context.Extractor?.WriteAttributions(context.History, place, attributions);
        }
    }

    public IAlignmentPart Edited(EditedText text) => new MotivePart(dimension, place, text.Replace(salience, 1, [text.Salience[place]]));

    /// <summary>The latest of the choices that speak loudest for the motive.</summary>
    public int SourceOf(in ScoringContext context, int item)
    {
        var (source, largest) = (-1, 0f);
        for (var position = 0; position < context.History.Length; position++)
        {
            var value = salience[context.History[position].Item];
            if (value >= largest && value > 0)
            {
                (source, largest) = (position, value);
            }
        }

        return source;
    }
}
