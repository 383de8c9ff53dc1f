using System.Runtime.InteropServices;
using MLlm3Rec.Reading;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>What the readings of a dataset hold beside the saliences and vectors that lie with the traits: hits, and what reviews say.</summary>
internal static class ReadingsBlob
{
    public static byte[] Write(ItemReadings readings)
    {
        var hits = MemoryMarshal.AsBytes<CueHit>(readings.Hits);
        var reviews = MemoryMarshal.AsBytes<float>(readings.ReviewSalience);
        var blob = new byte[sizeof(int) + hits.Length + reviews.Length];
        MemoryMarshal.Write(blob, readings.Hits.Length);
        hits.CopyTo(blob.AsSpan(sizeof(int)));
        reviews.CopyTo(blob.AsSpan(sizeof(int) + hits.Length));
        return blob;
    }

    public static ItemReadings Read(ReadOnlySpan<byte> blob, TraitIndex traits)
    {
        var hits = new CueHit[MemoryMarshal.Read<int>(blob)];
        var rest = blob[sizeof(int)..];
        var hitBytes = MemoryMarshal.AsBytes(hits.AsSpan());
        rest[..hitBytes.Length].CopyTo(hitBytes);
        var reviews = MemoryMarshal.Cast<byte, float>(rest[hitBytes.Length..]).ToArray();
        return new ItemReadings(traits.Dimensions, traits.Salience, hits, traits.VectorSize, traits.Vectors, reviews);
    }
}
