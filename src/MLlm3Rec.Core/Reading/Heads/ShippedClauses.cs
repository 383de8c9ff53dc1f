using System.IO.Compression;

namespace MLlm3Rec.Reading.Heads;

/// <summary>Vectors of all clauses of the bundled sample by the encoder that comes with the program: reading it by clauses embeds nothing.</summary>
/// <remarks>Made by the benchmarks' verb <c>clauses data/sample --out src/MLlm3Rec.Core/Reading/clauses.bin</c>.</remarks>
public static class ShippedClauses
{
    private const string Resource = "MLlm3Rec.Reading.clauses.bin";

    /// <summary>Unpacks them: about three thousand, a megabyte.</summary>
    public static ClauseVectors Load()
    {
        using var packed = typeof(ShippedClauses).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("This build has no vectors of the sample's clauses.");
        using var unpacked = new BrotliStream(packed, CompressionMode.Decompress);
        return ClauseVectors.Load(unpacked);
    }
}
