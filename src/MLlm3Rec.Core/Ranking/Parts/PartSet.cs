using System.Numerics.Tensors;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Profiles;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>The parts that a score is made of, with what they need to know of a user.</summary>
/// <param name="parts">The parts.</param>
/// <param name="extractor">Reads the motives of a history; null gives everybody every motive alike and no place among trait vectors.</param>
/// <param name="known">How well each item is known, in [0, 1] (<see cref="Support"/>).</param>
/// <param name="dimensions">Number of motive dimensions.</param>
/// <param name="vectorSize">Length of a trait vector.</param>
internal sealed class PartSet(IReadOnlyList<IAlignmentPart> parts, BuiltInProfileExtractor? extractor, float[] known, int dimensions, int vectorSize)
{
    /// <summary>Strengths by place in the vocabulary that stand in place of those the history tells; NaN leaves one as it is. Null: none.</summary>
    public float[]? Strengths { get; init; }

    /// <summary>Motives that a model told, in place of those the history tells; null: none.</summary>
    public ModelProfileMotives? ModelProfile { get; init; }

    /// <summary>What the person has said, or null.</summary>
    public StatedReading? Said { get; init; }

    public int Count => parts.Count;

    public BuiltInProfileExtractor? Extractor => extractor;

    /// <summary>How well each item is known, in [0, 1].</summary>
    public float[] Known => known;

    public IReadOnlyList<CurveShape> Shapes { get; } = [.. parts.Select(part => part.Definition.Shape)];

    public IAlignmentPart this[int part] => parts[part];

    public ScoringBuffers NewBuffers() => new(known.Length, dimensions, vectorSize);

    public ScoringContext Open(ReadOnlySpan<Interaction> history, ScoringBuffers buffers)
    {
        if (extractor is null)
        {
            Array.Fill(buffers.Strengths, 1);
            Array.Clear(buffers.Vector);
        }
        else
        {
            extractor.Strengths(history, buffers.Strengths);
            extractor.UserVector(history, buffers.Vector);
            ModelProfile?.Write(history, buffers.Strengths);
        }

        if (Said is { LikedVector: var liked } && liked.AsSpan().ContainsAnyExcept(0f))
        {
            // What was said counts as one more choice.
            TensorPrimitives.MultiplyAdd(buffers.Vector, history.Length, liked, buffers.Vector);
            Kernels.Normalize(buffers.Vector);
        }

        for (var place = 0; Strengths is not null && place < Strengths.Length; place++)
        {
            buffers.Strengths[place] = float.IsNaN(Strengths[place]) ? buffers.Strengths[place] : Strengths[place];
        }

        return new ScoringContext(history, extractor, buffers) { ModelProfile = ModelProfile };
    }

    /// <summary>The same parts for a person and an item that are supposed to be otherwise.</summary>
    public PartSet Under(float[]? strengths, EditedText? text) => new(
        text is null ? parts : [.. parts.Select(part => part.Edited(text))], extractor, known, dimensions, vectorSize)
    {
        Strengths = strengths,
        ModelProfile = ModelProfile,
    };

    /// <summary>The same parts for a person who has said something besides choosing.</summary>
    public PartSet Stated(StatedReading said) => new([.. parts.Select(part => part.Stated(said))], extractor, known, dimensions, vectorSize)
    {
        Strengths = said.Strengths,
        ModelProfile = ModelProfile,
        Said = said,
    };

    /// <summary>The same parts for a person whose motives were told.</summary>
    public PartSet By(ModelProfileMotives told) => new(parts, extractor, known, dimensions, vectorSize) { ModelProfile = told };

    /// <summary>The same parts with another behind them.</summary>
    public PartSet And(IAlignmentPart part) => new([.. parts, part], extractor, known, dimensions, vectorSize);

    /// <summary>Writes the part's measures of some items; silent ones get 0.</summary>
    public void MeasureAt(int part, in ScoringContext context, ReadOnlySpan<int> items, Span<float> values)
    {
        values.Clear();
        parts[part].MeasureAt(context, items, values);
    }

    /// <summary>Writes the part's measures into the values of its buffers.</summary>
    public void Measure(int part, in ScoringContext context)
    {
        Array.Clear(context.Buffers.Values);
        parts[part].Measure(context, context.Buffers.Values);
    }
}
