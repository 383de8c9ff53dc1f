namespace MLlm3Rec.Baselines.Sequential;

/// <summary>What one block of a <see cref="TransformerPass"/> remembers for the way back. Grows as needed, never shrinks.</summary>
internal sealed class BlockActivations
{
    private float[] input = [];
    private float[] attentionNorm = [];
    private float[] attentionStatistics = [];
    private float[] qkv = [];
    private float[] shares = [];
    private float[] context = [];
    private float[] middle = [];
    private float[] forwardNorm = [];
    private float[] forwardStatistics = [];
    private float[] hidden = [];

    /// <summary>[rows × d].</summary>
    public float[] Input => input;

    /// <summary>[rows × d].</summary>
    public float[] AttentionNorm => attentionNorm;

    /// <summary>[rows × 2].</summary>
    public float[] AttentionStatistics => attentionStatistics;

    /// <summary>[rows × 3 d].</summary>
    public float[] Qkv => qkv;

    /// <summary>Per sequence and head [length × length].</summary>
    public float[] Shares => shares;

    /// <summary>[rows × d]: what attention brought.</summary>
    public float[] Context => context;

    /// <summary>[rows × d]: between attention and feed-forward.</summary>
    public float[] Middle => middle;

    /// <summary>[rows × d].</summary>
    public float[] ForwardNorm => forwardNorm;

    /// <summary>[rows × 2].</summary>
    public float[] ForwardStatistics => forwardStatistics;

    /// <summary>[rows × d]: the feed-forward's inner layer after rectifier and dropout.</summary>
    public float[] Hidden => hidden;

    public void Fit(int rows, int width, int shareCount)
    {
        var size = rows * width;
        Fit(ref input, size);
        Fit(ref attentionNorm, size);
        Fit(ref attentionStatistics, 2 * rows);
        Fit(ref qkv, 3 * size);
        Fit(ref shares, shareCount);
        Fit(ref context, size);
        Fit(ref middle, size);
        Fit(ref forwardNorm, size);
        Fit(ref forwardStatistics, 2 * rows);
        Fit(ref hidden, size);
    }

    public static void Fit(ref float[] array, int length)
    {
        if (array.Length < length)
        {
            array = new float[length + length / 4];
        }
    }
}
