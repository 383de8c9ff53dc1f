namespace MLlm3Rec.Numerics.Layers;

public sealed class EmbeddingTests
{
    [Fact]
    public void Gather_Rows_AreScaledCopies()
    {
        var rows = new float[6];

        Embedding.Gather([1, 2, 3, 4], [1, 0, 1], width: 2, scale: 10, rows);

        Assert.Equal([30, 40, 10, 20, 30, 40], rows);
    }

    [Fact]
    public void Scatter_RepeatedNumber_SumsItsRows()
    {
        float[] table = [1, 1, 1, 1];

        Embedding.Scatter([1, 2, 3, 4, 5, 6], [1, 0, 1], width: 2, scale: 0.5f, table);

        Assert.Equal([1 + 1.5f, 1 + 2, 1 + 3, 1 + 4], table);
    }
}
