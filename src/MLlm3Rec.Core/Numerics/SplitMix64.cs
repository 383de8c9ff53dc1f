namespace MLlm3Rec.Numerics;

/// <summary>
/// A small random generator whose streams are derived from a seed and a number, so that what one user draws does not
/// depend on which thread or in which order users are served.
/// </summary>
/// <remarks>
/// state ← state + φ; output = mix(state), φ = 2⁶⁴ / golden ratio. Period 2⁶⁴ per stream; not for cryptography.
/// Source: Steele, Lea &amp; Flood 2014, "Fast splittable pseudorandom number generators", doi:10.1145/2660193.2660195.
/// </remarks>
public struct SplitMix64
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state;

    public SplitMix64(ulong seed) => state = seed;

    /// <summary>The stream of one user (or item, or epoch) under a seed. Neighbouring numbers give unrelated streams.</summary>
    public static SplitMix64 Derive(int seed, int stream) => new(Mix(Mix((uint)seed + Golden) ^ ((ulong)(uint)stream * Golden)));

    public ulong NextUInt64() => Mix(state += Golden);

    /// <summary>Uniform in [0, <paramref name="bound"/>), by multiplication; its bias of bound / 2⁶⁴ is out of reach here.</summary>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)Math.BigMul(NextUInt64(), (ulong)bound, out _);
    }

    /// <summary>Uniform in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, 1) with 24 random bits.</summary>
    public float NextSingle() => (NextUInt64() >> 40) * (1f / (1 << 24));

    /// <summary>Standard normal, by the polar form of Box and Muller's transform.</summary>
    public double NextGaussian()
    {
        while (true)
        {
            var x = 2 * NextDouble() - 1;
            var y = 2 * NextDouble() - 1;
            var square = x * x + y * y;
            if (square is > 0 and < 1)
            {
                return x * Math.Sqrt(-2 * Math.Log(square) / square);
            }
        }
    }

    /// <summary>Fisher and Yates: every order is equally likely.</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var last = values.Length - 1; last > 0; last--)
        {
            var other = NextInt32(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
