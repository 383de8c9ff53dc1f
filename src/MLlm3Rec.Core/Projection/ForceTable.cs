namespace MLlm3Rec.Projection;

/// <summary>A positive function of a squared distance, looked up instead of computed: two powers per pull would be most of a layout's time.</summary>
/// <remarks>
/// The table has 128 places per power of two, found by the leading bits of the float, and goes linearly between them; relative error below 1e-4 for
/// the smooth curves used here. Squares outside [2⁻³⁰, 2³⁰] take the value at the edge.
/// </remarks>
internal sealed class ForceTable
{
    private const int Fraction = 16;
    private const int First = 97 << 7;
    private const int Last = 157 << 7;

    private readonly float[] values = new float[Last - First + 2];

    public ForceTable(Func<double, float> force)
    {
        for (var place = 0; place < values.Length; place++)
        {
            values[place] = force(BitConverter.Int32BitsToSingle((First + place) << Fraction));
        }
    }

    public float At(float square)
    {
        var bits = Math.Clamp(BitConverter.SingleToInt32Bits(square), First << Fraction, (Last << Fraction) - 1) - (First << Fraction);
        var place = bits >> Fraction;
        var part = (bits & ((1 << Fraction) - 1)) * (1f / (1 << Fraction));
        return values[place] + part * (values[place + 1] - values[place]);
    }
}
