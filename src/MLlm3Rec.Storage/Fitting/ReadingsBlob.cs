using System.Runtime.InteropServices;
using MLlm3Rec.Reading;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>What the readings of a dataset hold beside the saliences and vectors that lie with the traits: hits, and what reviews say.</summary>
internal static class ReadingsBlob
{
    /// <summary>The number of hits, the hits, what reviews tell; where somebody reads by probabilities the number is negative, and those of items and
    /// of reviews follow.</summary>
    public static byte[] Write(ItemReadings readings)
    {
        var hasExpected = !ReferenceEquals(readings.Expected, readings.Salience);
        using var blob = new MemoryStream();
        blob.Write(BitConverter.GetBytes(hasExpected ? -readings.Hits.Length : readings.Hits.Length));
        blob.Write(MemoryMarshal.AsBytes<CueHit>(readings.Hits));
        blob.Write(MemoryMarshal.AsBytes<float>(readings.ReviewSalience));
        if (hasExpected)
        {
            blob.Write(MemoryMarshal.AsBytes<float>(readings.Expected));
            blob.Write(MemoryMarshal.AsBytes<float>(readings.ReviewExpected));
        }

        return blob.ToArray();
    }

    public static ItemReadings Read(ReadOnlySpan<byte> blob, TraitIndex traits)
    {
        var count = MemoryMarshal.Read<int>(blob);
        var hits = new CueHit[Math.Abs(count)];
        var rest = blob[sizeof(int)..];
        var hitBytes = MemoryMarshal.AsBytes(hits.AsSpan());
        rest[..hitBytes.Length].CopyTo(hitBytes);
        var numbers = MemoryMarshal.Cast<byte, float>(rest[hitBytes.Length..]);
        if (count >= 0)
        {
            return new ItemReadings(traits.Dimensions, traits.Salience, hits, traits.VectorSize, traits.Vectors, numbers.ToArray());
        }

        var reviews = (numbers.Length - hits.Length) / 2;
        return new ItemReadings(traits.Dimensions, traits.Salience, hits, traits.VectorSize, traits.Vectors, numbers[..reviews].ToArray())
        {
            Expected = numbers.Slice(reviews, hits.Length).ToArray(),
            ReviewExpected = numbers[(reviews + hits.Length)..].ToArray(),
        };
    }
}
