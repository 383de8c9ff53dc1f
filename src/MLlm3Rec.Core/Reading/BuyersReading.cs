using System.Numerics.Tensors;
using MLlm3Rec.Datasets;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Reading;

/// <summary>What buyers' reviews add to what items say of themselves.</summary>
/// <remarks>
/// Of n reviews that expect p₁ … pₙ of a dimension, buyers say p̄ = Σp / (n + <see cref="Silent"/>): one voice says little, fifty nearly what
/// they say. An item offers the larger of p̄ and what its own texts expect. Buyers alone tell a trait where p̄ is at least
/// <see cref="LeastTold"/>. To whoever wrote one of the reviews the item says what it says without theirs: Σp and n lose it.
/// </remarks>
/// <param name="Dimensions">Number of motive dimensions.</param>
/// <param name="OwnSalience">[items × dimensions]: what the items' own texts tell.</param>
/// <param name="OwnExpected">[items × dimensions]: what the items' own texts let expect.</param>
/// <param name="OwnHits">[items × dimensions]: in which words.</param>
/// <param name="Sums">[items × dimensions]: Σp.</param>
/// <param name="Counts">[items]: n.</param>
/// <param name="IsHeard">[reviews]: whether the review counts in its item's sums.</param>
public sealed record BuyersReading(
    int Dimensions, float[] OwnSalience, float[] OwnExpected, CueHit[] OwnHits, float[] Sums, int[] Counts, bool[] IsHeard)
{
    /// <summary>So many buyers are supposed to have said nothing.</summary>
    public const float Silent = 4;

    /// <summary>From here on buyers alone tell a trait.</summary>
    public const float LeastTold = 0.25f;

    public ReadOnlySpan<float> OwnSalienceOf(int item) => OwnSalience.AsSpan(item * Dimensions, Dimensions);

    public ReadOnlySpan<float> OwnExpectedOf(int item) => OwnExpected.AsSpan(item * Dimensions, Dimensions);

    /// <summary>Null where no item has a buyer who wrote.</summary>
    /// <param name="own">What items' own texts and the reviews say.</param>
    /// <param name="items">With their buyers' reviews.</param>
    public static BuyersReading? Of(ItemReadings own, IReadOnlyList<Item> items)
    {
        if (items.All(item => item.Buyers.Count == 0))
        {
            return null;
        }

        var sums = new float[own.Salience.Length];
        var counts = new int[items.Count];
        var heard = new bool[own.ReviewSalience.Length / own.Dimensions];
        for (var item = 0; item < items.Count; item++)
        {
            var sum = sums.AsSpan(item * own.Dimensions, own.Dimensions);
            counts[item] = items[item].Buyers.Count;
            foreach (var review in items[item].Buyers)
            {
                heard[review.Number] = true;
                TensorPrimitives.Add(sum, own.ReviewExpectedOf(review.Number), sum);
            }
        }

        return new BuyersReading(own.Dimensions, own.Salience, own.Expected, own.Hits, sums, counts, heard);
    }

    /// <summary>What an item tells of a dimension: what its own texts tell, or what buyers say plainly enough.</summary>
    /// <param name="own">What its own texts tell.</param>
    /// <param name="ownExpected">What they let expect.</param>
    /// <param name="expected">What they and the buyers let expect.</param>
    public static float Told(float own, float ownExpected, float expected) =>
        own > 0 ? Math.Max(own, expected) : expected > ownExpected && expected >= LeastTold ? expected : 0;

    /// <summary>Per dimension what the item lets expect to everybody.</summary>
    public void Expect(int item, Span<float> expected) => Expect(item, OwnExpectedOf(item), expected);

    /// <summary>The same were its own texts others.</summary>
    /// <param name="item">The item.</param>
    /// <param name="own">What these texts let expect.</param>
    /// <param name="expected">Per dimension.</param>
    public void Expect(int item, ReadOnlySpan<float> own, Span<float> expected) => Join(item, own, [], Counts[item], expected);

    /// <summary>The same to whoever wrote the review, without it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="review">Number of their review, or −1.</param>
    /// <param name="said">What it expects; empty where there is none.</param>
    /// <param name="expected">Per dimension.</param>
    public void ExpectWithout(int item, int review, ReadOnlySpan<float> said, Span<float> expected)
    {
        if (review >= 0 && IsHeard[review])
        {
            Join(item, OwnExpectedOf(item), said, Counts[item] - 1, expected);
        }
        else
        {
            Expect(item, expected);
        }
    }

    private void Join(int item, ReadOnlySpan<float> own, ReadOnlySpan<float> without, int count, Span<float> expected)
    {
        var first = item * Dimensions;
        for (var dimension = 0; dimension < expected.Length; dimension++)
        {
            var sum = Sums[first + dimension] - (without.IsEmpty ? 0 : without[dimension]);
            expected[dimension] = Math.Max(own[dimension], count > 0 ? sum / (count + Silent) : 0);
        }
    }
}
