using System.Numerics.Tensors;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Layers;
using MLlm3Rec.Numerics.Products;

namespace MLlm3Rec.Ranking.Learned;

/// <summary>How surprising the right items of a batch are, with the gradients of all vectors that had a say.</summary>
/// <remarks>
/// u(r) = Σ weight · from(other); score(r, j) = u(r) · to(j) + bias(j); loss = −Σᵣ log softmax of the right item's score among it and the shared
/// draws.
/// A draw that is the right item is void. Part of every u falls away by dropout, which keeps vectors from learning single people by heart.
/// </remarks>
/// <param name="size">Length of a vector.</param>
internal sealed class PairLoss(int size)
{
    private float[] people = [];
    private float[] peopleGradient = [];
    private float[] drawn = [];
    private float[] drawnGradient = [];
    private float[] drawnBias = [];
    private float[] drawnBiasGradient = [];
    private float[] scores = [];

    /// <summary>By slot of <see cref="PairBatch.Chosen"/>, row-major; written before <see cref="Run"/>.</summary>
    public float[] From { get; private set; } = [];

    /// <summary>By slot of <see cref="PairBatch.Offered"/>, row-major; written before <see cref="Run"/>.</summary>
    public float[] To { get; private set; } = [];

    /// <summary>By slot of <see cref="PairBatch.Offered"/>; written before <see cref="Run"/>.</summary>
    public float[] Bias { get; private set; } = [];

    public float[] FromGradient { get; private set; } = [];

    public float[] ToGradient { get; private set; } = [];

    public float[] BiasGradient { get; private set; } = [];

    /// <summary>Makes room for a batch and sets its gradients to zero.</summary>
    public void Open(PairBatch batch)
    {
        var (from, to) = (batch.Chosen.Items.Length, batch.Offered.Items.Length);
        (From, FromGradient) = (Fit(From, from * size), Fit(FromGradient, from * size));
        (To, ToGradient) = (Fit(To, to * size), Fit(ToGradient, to * size));
        (Bias, BiasGradient) = (Fit(Bias, to), Fit(BiasGradient, to));
        (people, peopleGradient) = (Fit(people, batch.Rows * size), Fit(peopleGradient, batch.Rows * size));
        (drawn, drawnGradient) = (Fit(drawn, batch.Draws.Length * size), Fit(drawnGradient, batch.Draws.Length * size));
        (drawnBias, drawnBiasGradient) = (Fit(drawnBias, batch.Draws.Length), Fit(drawnBiasGradient, batch.Draws.Length));
        scores = Fit(scores, batch.Rows * batch.Draws.Length);
        Array.Clear(drawnBiasGradient);
        FromGradient.AsSpan(0, from * size).Clear();
        ToGradient.AsSpan(0, to * size).Clear();
        BiasGradient.AsSpan(0, to).Clear();
    }

    /// <summary>The loss summed over the rows; gradients are added to those at hand.</summary>
    public double Run(PairBatch batch, Dropout dropout)
    {
        var draws = batch.Draws.Length;
        Embedding.Gather(To, batch.Draws, size, scale: 1, drawn);
        Embedding.Gather(Bias, batch.Draws, width: 1, scale: 1, drawnBias);
        for (var row = 0; row < batch.Rows; row++)
        {
            var person = people.AsSpan(row * size, size);
            person.Clear();
            GatheredRows.Add(From, batch.OthersOf(row), batch.WeightsOf(row), person);
            dropout.Apply(person, row * size);
        }

        var left = new MatrixView(people, batch.Rows, size);
        var right = new MatrixView(drawn, draws, size);
        DenseProduct.Multiply(left, right.Transposed, scores);
        var loss = 0.0;
        for (var row = 0; row < batch.Rows; row++)
        {
            loss += Row(batch, row, scores.AsSpan(row * draws, draws));
        }

        var shares = new MatrixView(scores, batch.Rows, draws);
        DenseProduct.AddTo(shares, right, peopleGradient);
        DenseProduct.Multiply(shares.Transposed, left, drawnGradient);
        Embedding.Scatter(drawnGradient.AsSpan(0, draws * size), batch.Draws, size, scale: 1, ToGradient);
        Embedding.Scatter(drawnBiasGradient.AsSpan(0, draws), batch.Draws, width: 1, scale: 1, BiasGradient);
        for (var row = 0; row < batch.Rows; row++)
        {
            Return(batch, row, dropout);
        }

        return loss;
    }

    /// <summary>Turns a row's scores into shares.</summary>
    private double Row(PairBatch batch, int row, Span<float> own)
    {
        var target = batch.TargetOf(row);
        TensorPrimitives.Add(own, drawnBias.AsSpan(0, own.Length), own);
        for (var place = 0; batch.IsTargetDrawn(row) && place < own.Length; place++)
        {
            own[place] = batch.Draws[place] == target ? float.NegativeInfinity : own[place];
        }

        var person = people.AsSpan(row * size, size);
        var vector = To.AsSpan(target * size, size);
        var score = TensorPrimitives.Dot<float>(person, vector) + Bias[target];
        var loss = CrossEntropy.Sampled(ref score, own);
        TensorPrimitives.Add(own, drawnBiasGradient.AsSpan(0, own.Length), drawnBiasGradient.AsSpan(0, own.Length));
        BiasGradient[target] += score;
        TensorPrimitives.Multiply(vector, score, peopleGradient.AsSpan(row * size, size));
        var gradient = ToGradient.AsSpan(target * size, size);
        TensorPrimitives.MultiplyAdd(person, score, gradient, gradient);
        return loss;
    }

    private void Return(PairBatch batch, int row, Dropout dropout)
    {
        var person = peopleGradient.AsSpan(row * size, size);
        dropout.Apply(person, row * size);
        var others = batch.OthersOf(row);
        var weights = batch.WeightsOf(row);
        for (var other = 0; other < others.Length; other++)
        {
            var gradient = FromGradient.AsSpan(others[other] * size, size);
            TensorPrimitives.MultiplyAdd(person, weights[other], gradient, gradient);
        }
    }

    private static float[] Fit(float[] buffer, int length) => buffer.Length >= length ? buffer : new float[Math.Max(length, 2 * buffer.Length)];
}
