using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;

namespace MLlm3Rec.Profiles;

/// <summary>What one choice says of each dimension.</summary>
internal static class Choice
{
    /// <summary>item + ρ · own words, per dimension: both in [0, 1]. Their own words speak for themselves alone, not for the item.</summary>
    public static void Says(ItemReadings readings, in Interaction interaction, double reviewWeight, Span<float> said)
    {
        var own = readings.ReviewExpectedOf(interaction.Review);
        if (readings.Buyers is { } buyers)
        {
            buyers.ExpectWithout(interaction.Item, interaction.Review, own, said);
        }
        else
        {
            readings.ExpectedOf(interaction.Item).CopyTo(said);
        }

        for (var dimension = 0; dimension < own.Length; dimension++)
        {
            said[dimension] += (float)reviewWeight * own[dimension];
        }
    }

    /// <summary>What the item's own text, or the user's own words if they say more, gives as a reason that can be quoted; 0 where neither
    /// does.</summary>
    public static float Quotable(ItemReadings readings, in Interaction interaction, int dimension) => Math.Max(
        Quotable(readings.OwnSalienceOf(interaction.Item), readings.OwnExpectedOf(interaction.Item), dimension),
        QuotableReview(readings, interaction, dimension));

    /// <summary>The same of the user's own words alone.</summary>
    public static float QuotableReview(ItemReadings readings, in Interaction interaction, int dimension) =>
        Quotable(readings.ReviewSalienceOf(interaction.Review), readings.ReviewExpectedOf(interaction.Review), dimension);

    private static float Quotable(ReadOnlySpan<float> told, ReadOnlySpan<float> expected, int dimension) =>
        !told.IsEmpty && (told[dimension] > 0 || expected[dimension] >= TextReading.LeastQuoted) ? expected[dimension] : 0;
}
