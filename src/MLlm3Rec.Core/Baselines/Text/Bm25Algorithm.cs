using System.ComponentModel.DataAnnotations;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Text;

/// <summary>Items found by searching with the texts of the history: Okapi BM25. Published.</summary>
/// <remarks>
/// w(j, t) = idf(t) · f (k₁ + 1) / (f + k₁ (1 − b + b · |j| / mean length)), f being how often word t occurs in the texts of item j and
/// idf(t) = ln(1 + (items − n + ½) / (n + ½)) for a term of n items. score(u, j) = Σ w(j, t) over the distinct terms t of each distinct item of the
/// history. Nothing is learned from anybody's choices. Cost: the words once to fit, the history's terms times their items to score.
/// Source: Robertson and Zaragoza 2009, doi:10.1561/1500000019.
/// </remarks>
public sealed class Bm25Algorithm(Bm25Options options) : IRestorableAlgorithm
{
    public string Method => "bm25";

    public Task<IRecommender> FitAsync(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken) => Task.Run<IRecommender>(() =>
    {
        var counts = TermCounts.Of(train.Items, cancellationToken);
        return new TermRecommender(Method, counts with { Values = Ones(counts.Values.Length) }, Weigh(counts));
    }, cancellationToken);

    public Task<IRecommender> LoadAsync(Stream stream, Dataset train, CancellationToken cancellationToken) =>
        Task.Run<IRecommender>(() => TermRecommender.Read(Method, stream, train.Items.Count), cancellationToken);

    private SparseRows Weigh(SparseRows counts)
    {
        var items = counts.RowCount;
        var having = new int[counts.ColumnCount];
        foreach (var term in counts.Columns)
        {
            having[term]++;
        }

        var mean = Math.Max(1.0, counts.Values.Sum(count => (double)count)) / Math.Max(1, items);
        var weights = new float[counts.Values.Length];
        for (var item = 0; item < items; item++)
        {
            var length = 0.0;
            foreach (var count in counts.ValuesOf(item))
            {
                length += count;
            }

            var damping = options.K1 * (1 - options.B + options.B * length / mean);
            for (var entry = counts.Offsets[item]; entry < counts.Offsets[item + 1]; entry++)
            {
                double n = having[counts.Columns[entry]], f = counts.Values[entry];
                weights[entry] = (float)(Math.Log(1 + (items - n + 0.5) / (n + 0.5)) * f * (options.K1 + 1) / (f + damping));
            }
        }

        return counts with { Values = weights };
    }

    private static float[] Ones(int length)
    {
        var ones = new float[length];
        Array.Fill(ones, 1);
        return ones;
    }
}

/// <summary>What <see cref="Bm25Algorithm"/> can be told.</summary>
public sealed record Bm25Options
{
    /// <summary>k₁: how soon a repeated word stops adding. Default 1.2 (Robertson and Zaragoza 2009).</summary>
    [Range(0, 1_000)]
    public double K1 { get; init; } = 1.2;

    /// <summary>b: how much long texts are damped. Default 0.75 (Robertson and Zaragoza 2009).</summary>
    [Range(0, 1)]
    public double B { get; init; } = 0.75;
}
