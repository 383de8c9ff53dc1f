using System.IO.Compression;

namespace MLlm3Rec.Reading.Heads;

/// <summary>The heads that come with the program, for the dimensions that it comes with and the vectors of its own sentence transformer.</summary>
public static class ShippedHeads
{
    private const string Resource = "MLlm3Rec.Reading.heads.bin";

    private static readonly Lazy<ReadingHeads> Loaded = new(Load);

    public static ReadingHeads Instance => Loaded.Value;

    private static ReadingHeads Load()
    {
        using var packed = typeof(ShippedHeads).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("This build has no heads.");
        using var unpacked = new BrotliStream(packed, CompressionMode.Decompress);
        return HeadFile.Read(unpacked);
    }
}
