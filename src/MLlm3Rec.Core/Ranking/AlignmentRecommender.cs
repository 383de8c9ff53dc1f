using System.Collections.Concurrent;
using MLlm3Rec.Datasets;
using MLlm3Rec.Ranking.Parts;
using MLlm3Rec.Ranking.Weights;

namespace MLlm3Rec.Ranking;

/// <summary>MAR's fitted alignment score: a sum of parts that a person can read.</summary>
/// <remarks>
/// Every part's contribution is a multiple of 2⁻¹⁸ (<see cref="Curve"/>), so the parts of <see cref="Explain(int, ReadOnlySpan{Interaction}, int)"/>
/// sum to the score without any rounding. Depends on the history alone, so a person outside the dataset is served as well.
/// </remarks>
public sealed class AlignmentRecommender : IAdditiveRecommender, IStoredRecommender
{
    private readonly PartSet parts;
    private readonly Curve[] curves;
    private readonly ConcurrentBag<Workbench> benches = [];

    internal AlignmentRecommender(string method, PartSet parts, IReadOnlyList<LearnedPart> learned)
    {
        Method = method;
        Parts = learned;
        this.parts = parts;
        curves = [.. learned.Select(part => new Curve(part.Knots, part.Heights))];
    }

    public string Method { get; }

    /// <summary>The learned weights, in the order of the catalogue of parts.</summary>
    public IReadOnlyList<LearnedPart> Parts { get; }

    public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores)
    {
        scores.Clear();
        var bench = Rent();
        var visit = parts.Open(history, bench);
        for (var part = 0; part < parts.Count; part++)
        {
            parts.Measure(part, visit);
            curves[part].AddTo(bench.Values, scores);
        }

        benches.Add(bench);
    }

    public IReadOnlyList<ScorePart> Explain(int user, ReadOnlySpan<Interaction> history, int item) => Explain(history, [item])[0];

    /// <summary>The parts of several items' scores at the price of one: silent parts are left out, the largest contribution comes first.</summary>
    public IReadOnlyList<ScorePart>[] Explain(ReadOnlySpan<Interaction> history, ReadOnlySpan<int> items)
    {
        var explained = new List<ScorePart>[items.Length];
        foreach (ref var list in explained.AsSpan())
        {
            list = [];
        }

        var bench = Rent();
        var visit = parts.Open(history, bench);
        for (var part = 0; part < parts.Count; part++)
        {
            parts.Measure(part, visit);
            for (var place = 0; place < items.Length; place++)
            {
                var value = bench.Values[items[place]];
                var contribution = curves[part].At(value);
                if (contribution != 0)
                {
                    var shown = parts[part];
                    explained[place].Add(new ScorePart(shown.Kind, shown.Name, shown.Dimension, value, contribution, shown.SourceOf(visit, items[place])));
                }
            }
        }

        benches.Add(bench);
        return Array.ConvertAll<List<ScorePart>, IReadOnlyList<ScorePart>>(explained, list => [.. list.OrderByDescending(part => part.Contribution)]);
    }

    /// <summary>What was learned, without what can be counted again (<see cref="MarAlgorithm.LoadAsync"/>).</summary>
    public void Save(Stream stream) => WeightsFile.Write(stream, Parts);

    private Workbench Rent() => benches.TryTake(out var bench) ? bench : parts.NewBench();
}
