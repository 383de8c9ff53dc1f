using System.Numerics.Tensors;
using MLlm3Rec.Numerics.Layers;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>Cross entropy of the next choice among shared candidates: the right answers of the whole batch, then items drawn by chance.</summary>
internal sealed class CandidateLoss
{
    private readonly Gru4RecModel model;
    private readonly Gru4RecOptions options;
    private readonly int width;
    private readonly int[] candidates;
    private readonly float[] vectors;
    private readonly float[] offsets;
    private readonly float[] scores;
    private readonly float[] gradient;
    private readonly float[] biasGradient;
    private readonly double[] losses;
    private readonly Action<int> scoreRows;
    private int rows;

    public CandidateLoss(Gru4RecModel model, Gru4RecOptions options)
    {
        (this.model, this.options, width) = (model, options, options.EmbeddingSize);
        var most = options.BatchSize + options.Negatives;
        candidates = new int[most];
        (vectors, gradient) = (new float[most * width], new float[most * width]);
        (offsets, biasGradient) = (new float[most], new float[most]);
        scores = new float[options.BatchSize * most];
        losses = new double[options.BatchSize];
        scoreRows = ScoreRows;
    }

    /// <summary>The items whose vectors have a gradient; some may come twice.</summary>
    public ReadOnlySpan<int> Candidates => candidates.AsSpan(0, rows + options.Negatives);

    /// <summary>[candidates × d].</summary>
    public ReadOnlySpan<float> Gradient => gradient.AsSpan(0, Candidates.Length * width);

    /// <summary>[candidates].</summary>
    public ReadOnlySpan<float> BiasGradient => biasGradient.AsSpan(0, Candidates.Length);

    public Span<int> Targets(int count) => candidates.AsSpan(0, count);

    public Span<int> Samples(int count) => candidates.AsSpan(count, options.Negatives);

    /// <param name="states">[rows × d].</param>
    /// <param name="count">Rows in use.</param>
    /// <param name="stateGradient">[rows × d], overwritten.</param>
    /// <returns>The sum of the rows' losses. Gradients are those of the sum divided by the batch size.</returns>
    public double Run(float[] states, int count, float[] stateGradient)
    {
        rows = count;
        var all = Candidates;
        Embedding.Gather(model.Items, all, width, scale: 1, vectors);
        for (var place = 0; place < all.Length; place++)
        {
            var power = place < rows ? 1 : options.PopularityPower;
            offsets[place] = model.Biases[all[place]] - (float)(options.LogQ * power * Math.Log(model.Known.Counts[all[place]]));
        }

        var state = new MatrixView(states, rows, width);
        var vector = new MatrixView(vectors, all.Length, width);
        DenseProduct.Multiply(state, vector.Transposed, scores, scale: 1, options.Threads);
        if (options.Threads == 1)
        {
            for (var row = 0; row < rows; row++)
            {
                scoreRows(row);
            }
        }
        else
        {
            Parallel.For(0, rows, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, scoreRows);
        }

        var shares = new MatrixView(scores, rows, all.Length);
        DenseProduct.Multiply(shares, vector, stateGradient, scale: 1f / options.BatchSize, options.Threads);
        DenseProduct.Multiply(shares.Transposed, state, gradient, scale: 1f / options.BatchSize, options.Threads);
        SumColumns(all.Length);
        return TensorPrimitives.Sum<double>(losses.AsSpan(0, rows));
    }

    private void ScoreRows(int row)
    {
        var count = rows + options.Negatives;
        var own = scores.AsSpan(row * count, count);
        TensorPrimitives.Add(own, offsets.AsSpan(0, count), own);
        losses[row] = CrossEntropy.Full(own, row);
    }

    private void SumColumns(int count)
    {
        var sums = biasGradient.AsSpan(0, count);
        sums.Clear();
        for (var row = 0; row < rows; row++)
        {
            TensorPrimitives.Add(sums, scores.AsSpan(row * count, count), sums);
        }

        TensorPrimitives.Multiply(sums, 1f / options.BatchSize, sums);
    }
}
