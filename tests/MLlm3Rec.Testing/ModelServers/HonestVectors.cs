namespace MLlm3Rec.Testing.ModelServers;

/// <summary>Vectors in which texts with common words lie near each other: each word adds a direction of its own.</summary>
public static class HonestVectors
{
    public const int Size = 32;

    public static float[] Of(string text)
    {
        var vector = new float[Size];
        foreach (var word in text.ToLowerInvariant().Split([' ', ',', '.', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var hash = word.Aggregate(17, (seed, sign) => unchecked(seed * 31 + sign));
            var draws = Numerics.SplitMix64.Derive(hash, stream: 0);
            for (var place = 0; place < Size; place++)
            {
                vector[place] += (float)draws.NextGaussian();
            }
        }

        return vector;
    }
}
