using System.Runtime.InteropServices;
using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>What the readings of a dataset hold beside the saliences and vectors that lie with the traits: hits, and what reviews say.</summary>
internal static class ReadingsBlob
{
    private const int BuyersAreHeard = int.MinValue;

    /// <summary>The number of hits, the hits, what reviews tell; where somebody reads by probabilities the number is negative, and those of items and
    /// of reviews follow. Before all that, where buyers are heard: a mark, and what items' own texts tell, let expect, and in which
    /// words.</summary>
    public static byte[] Write(ItemReadings readings)
    {
        using var blob = new MemoryStream();
        if (readings.Buyers is { } buyers)
        {
            blob.Write(BitConverter.GetBytes(BuyersAreHeard));
            blob.Write(MemoryMarshal.AsBytes<float>(buyers.OwnSalience));
            blob.Write(MemoryMarshal.AsBytes<float>(buyers.OwnExpected));
            blob.Write(MemoryMarshal.AsBytes<CueHit>(buyers.OwnHits));
        }

        var hasExpected = !ReferenceEquals(readings.Expected, readings.Salience);
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

    /// <param name="blob">What was written.</param>
    /// <param name="traits">What lies with the traits.</param>
    /// <param name="items">With the reviews that were heard.</param>
    public static ItemReadings Read(ReadOnlySpan<byte> blob, TraitIndex traits, IReadOnlyList<Item> items)
    {
        if (MemoryMarshal.Read<int>(blob) != BuyersAreHeard)
        {
            return Read(blob, traits);
        }

        var (salience, expected, hits) = (new float[traits.Salience.Length], new float[traits.Salience.Length], new CueHit[traits.Salience.Length]);
        var rest = Fill(hits, Fill(expected, Fill(salience, blob[sizeof(int)..])));
        var told = Read(rest, traits);
        return told with { Buyers = BuyersReading.Of(told with { Salience = salience, Expected = expected, Hits = hits }, items) };
    }

    private static ReadOnlySpan<byte> Fill<T>(T[] array, ReadOnlySpan<byte> from)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(array.AsSpan());
        from[..bytes.Length].CopyTo(bytes);
        return from[bytes.Length..];
    }

    private static ItemReadings Read(ReadOnlySpan<byte> blob, TraitIndex traits)
    {
        var count = MemoryMarshal.Read<int>(blob);
        var hits = new CueHit[Math.Abs(count)];
        var numbers = MemoryMarshal.Cast<byte, float>(Fill(hits, blob[sizeof(int)..]));
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
