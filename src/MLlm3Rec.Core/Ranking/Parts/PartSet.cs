using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking.Weights;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>The parts that a score is made of, with what they need to know of a user.</summary>
/// <param name="parts">The parts.</param>
/// <param name="extractor">Reads the motives of a history; null gives everybody every motive alike and no place among trait vectors.</param>
/// <param name="items">Size of the catalogue.</param>
/// <param name="dimensions">Number of motive dimensions.</param>
/// <param name="vectorSize">Length of a trait vector.</param>
internal sealed class PartSet(IReadOnlyList<IAlignmentPart> parts, BuiltInProfileExtractor? extractor, int items, int dimensions, int vectorSize)
{
    public int Count => parts.Count;

    public IReadOnlyList<CurveShape> Shapes { get; } = [.. parts.Select(part => part.Shape)];

    public IAlignmentPart this[int part] => parts[part];

    public Workbench NewBench() => new(items, dimensions, vectorSize);

    public Visit Open(ReadOnlySpan<Interaction> history, Workbench bench)
    {
        if (extractor is null)
        {
            Array.Fill(bench.Strengths, 1);
            Array.Clear(bench.Vector);
        }
        else
        {
            extractor.Strengths(history, bench.Strengths);
            extractor.UserVector(history, bench.Vector);
        }

        return new Visit(history, bench);
    }

    /// <summary>Writes the part's measures into the bench's values.</summary>
    public void Measure(int part, in Visit visit)
    {
        Array.Clear(visit.Bench.Values);
        parts[part].Measure(visit, visit.Bench.Values);
    }
}
