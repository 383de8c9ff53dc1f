using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Ranking.Learned;

public sealed class TextItemVectorsTests
{
    // Item 0 is (0.6, 0.8) of two terms, item 1 the second term alone, item 2 has no words.
    private static readonly SparseRows Texts = new(ColumnCount: 2, [0, 2, 3, 3], [0, 1, 1], [0.6f, 0.8f, 1]);

    [Fact]
    public void Write_Items_AddsWordsToTheirOwn()
    {
        var vectors = Made();

        var written = new float[6];
        vectors.Write([2, 0, 1], written);

        Assert.Equal([5, 6, 1 + 0.6f * 10 + 0.8f * 30, 2 + 0.6f * 20 + 0.8f * 40, 3 + 30, 4 + 40], written, Close);
    }

    [Fact]
    public void Step_TwoItemsOfOneWord_SumsTheirGradients()
    {
        var vectors = Made();

        vectors.Step([0, 1], [1, 0, 1, -1], rate: 0.1f);

        // Adagrad's first step is the rate along the sign of the gradient: (1.8, −1) for the second word, (0.6, 0) for the first.
        Assert.Equal([10 - 0.1f, 20, 30 - 0.1f, 40 + 0.1f], vectors.Terms, Close);
        Assert.Equal([1 - 0.1f, 2, 3 - 0.1f, 4 + 0.1f, 5, 6], vectors.Own, Close);
    }

    private static TextItemVectors Made()
    {
        var vectors = new TextItemVectors(Texts, size: 2);
        ((float[])[1, 2, 3, 4, 5, 6]).CopyTo(vectors.Own.AsSpan());
        ((float[])[10, 20, 30, 40]).CopyTo(vectors.Terms.AsSpan());
        return vectors;
    }

    private static bool Close(float expected, float actual) => MathF.Abs(expected - actual) < 1e-4f;
}
