namespace MLlm3Rec.Numerics.Layers;

public sealed class AttentionTests
{
    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(5, 1, true)]
    [InlineData(5, 2, false)]
    [InlineData(70, 2, true)]
    public void Forward_AnyShape_EqualsThePlainFormula(int length, int heads, bool causal)
    {
        const int Width = 8;
        var qkv = Differences.Random(length * 3 * Width, seed: 1);

        var context = Forward(new Attention(heads, Width, causal), qkv, length, Dropout.None);

        var expected = Plain(qkv, length, heads, Width, causal);
        Each.Holds(expected.Zip(context), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Theory]
    [InlineData(1, true, 0)]
    [InlineData(2, true, 0.3f)]
    [InlineData(2, false, 0.3f)]
    public void Backward_AnyMask_EqualsDifferences(int heads, bool causal, float rate)
    {
        const int Length = 35;
        const int Width = 4;
        var attention = new Attention(heads, Width, causal);
        var dropout = new Dropout(rate, Seed: 5);
        var qkv = Differences.Random(Length * 3 * Width, seed: 1);
        var loss = Differences.Random(Length * Width, seed: 2);
        var weights = new float[heads * Length * Length];
        attention.Forward(qkv, Length, dropout, number: 11, weights, new float[Length * Length], new float[Length * Width]);
        var gradient = new float[qkv.Length];

        attention.Backward(qkv, Length, dropout, number: 11, weights, loss, new float[2 * Length * Length], gradient);

        Differences.AssertGradient(() => Differences.Weighted(Forward(attention, qkv, Length, dropout), loss), qkv, gradient);
    }

    [Fact]
    public void Forward_Causal_LaterPlacesChangeNothingBefore()
    {
        var attention = new Attention(Heads: 1, Width: 4, Causal: true);
        var qkv = Differences.Random(6 * 12, seed: 1);
        var before = Forward(attention, qkv, 6, Dropout.None);
        qkv.AsSpan(5 * 12).Fill(9);

        var after = Forward(attention, qkv, 6, Dropout.None);

        Assert.Equal(before[..20], after[..20]);
        Assert.NotEqual(before[20..], after[20..]);
    }

    private static float[] Forward(Attention attention, float[] qkv, int length, Dropout dropout)
    {
        var context = new float[length * attention.Width];
        attention.Forward(qkv, length, dropout, number: 11, new float[attention.Heads * length * length], new float[length * length], context);
        return context;
    }

    private static float[] Plain(float[] qkv, int length, int heads, int width, bool causal)
    {
        var context = new float[length * width];
        var wide = width / heads;
        for (var head = 0; head < heads; head++)
        {
            for (var place = 0; place < length; place++)
            {
                var seen = causal ? place + 1 : length;
                double[] powers = [.. Enumerable.Range(0, seen).Select(other => Math.Exp(Enumerable.Range(0, wide).Sum(k =>
                    (double)qkv[place * 3 * width + head * wide + k] * qkv[other * 3 * width + width + head * wide + k]) / Math.Sqrt(wide)))];
                for (var k = 0; k < wide; k++)
                {
                    context[place * width + head * wide + k] = (float)Enumerable.Range(0, seen).Sum(other =>
                        powers[other] / powers.Sum() * qkv[other * 3 * width + 2 * width + head * wide + k]);
                }
            }
        }

        return context;
    }
}
