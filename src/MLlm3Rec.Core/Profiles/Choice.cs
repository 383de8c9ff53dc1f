using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;

namespace MLlm3Rec.Profiles;

/// <summary>What one choice says of each dimension.</summary>
internal static class Choice
{
    /// <summary>item + ρ · own words, per dimension: both in [0, 1].</summary>
    public static void Says(ItemReadings readings, in Interaction interaction, double reviewWeight, Span<float> said)
    {
        readings.SalienceOf(interaction.Item).CopyTo(said);
        var own = readings.ReviewSalienceOf(interaction.Review);
        for (var dimension = 0; dimension < own.Length; dimension++)
        {
            said[dimension] += (float)reviewWeight * own[dimension];
        }
    }
}
