using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking.Weights;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>The parts that a score is made of, with what they need to know of a user.</summary>
internal sealed class PartSet(IReadOnlyList<IAlignmentPart> parts, BuiltInProfileExtractor extractor, int items, int dimensions, int vectorSize)
{
    public int Count => parts.Count;

    public IReadOnlyList<CurveShape> Shapes { get; } = [.. parts.Select(part => part.Shape)];

    public IAlignmentPart this[int part] => parts[part];

    public Workbench NewBench() => new(items, dimensions, vectorSize);

    public Visit Open(ReadOnlySpan<Interaction> history, Workbench bench)
    {
        extractor.Strengths(history, bench.Strengths);
        extractor.UserVector(history, bench.Vector);
        return new Visit(history, bench);
    }

    /// <summary>Writes the part's measures into the bench's values.</summary>
    public void Measure(int part, in Visit visit)
    {
        Array.Clear(visit.Bench.Values);
        parts[part].Measure(visit, visit.Bench.Values);
    }
}
