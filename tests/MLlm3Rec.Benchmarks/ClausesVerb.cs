using System.IO.Compression;

namespace MLlm3Rec.Benchmarks;

/// <summary>Embeds the clauses of a folder's dataset and writes their vectors: what comes with the program for its sample.</summary>
internal static class ClausesVerb
{
    public static async Task RunAsync(string folder, string target, CancellationToken cancellationToken)
    {
        var sentences = await EncodedClauses.OfAsync(await SourceFolder.ReadAsync(folder, cancellationToken), cancellationToken);
        await using var packed = File.Create(target);
        await using var stream = new BrotliStream(packed, CompressionLevel.SmallestSize);
        sentences.Vectors.Save(stream);
    }
}
