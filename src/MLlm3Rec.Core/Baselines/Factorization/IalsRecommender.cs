using MLlm3Rec.Baselines.Training;

namespace MLlm3Rec.Baselines.Factorization;

/// <summary>Solves a person's vector for the history at hand.</summary>
internal sealed class IalsRecommender(KnownItems known, FactorMatrix items, IalsOptions options) : FactorRecommender("ials", known, items)
{
    /// <summary>Enough steps from zero that more change no ranking.</summary>
    private const int FoldInSteps = 12;

    private readonly Lazy<IalsSolver> solver = new(() => new IalsSolver(items, options with { Threads = 1 }));

    protected override IReadOnlyList<WeightArray> Weights => [new("items", Items.Values)];

    public void Fill(IReadOnlyList<WeightArray> weights) => WeightStream.Fill(weights, Weights);

    protected override void Represent(ReadOnlySpan<int> users, int[][] histories, Span<float> vectors)
    {
        var scratch = solver.Value.NewScratch();
        for (var first = 0; first < users.Length; first += IalsSolver.Block)
        {
            var (from, count) = (first, Math.Min(IalsSolver.Block, users.Length - first));
            solver.Value.Solve(count, row => histories[from + row], vectors.Slice(first * Items.Width, count * Items.Width), FoldInSteps, scratch);
        }
    }
}
