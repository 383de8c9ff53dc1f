using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;

namespace MLlm3Rec.Profiles;

/// <summary>What one choice says of each dimension.</summary>
internal static class Choice
{
    /// <summary>1 − (1 − item) · (1 − ρ · own words): either source is enough, both are more. In [0, 1].</summary>
    public static void Says(ItemReadings readings, in Interaction interaction, double reviewWeight, Span<float> said)
    {
        readings.SalienceOf(interaction.Item).CopyTo(said);
        var own = readings.ReviewSalienceOf(interaction.Review);
        for (var dimension = 0; dimension < own.Length; dimension++)
        {
            said[dimension] = 1 - (1 - said[dimension]) * (1 - (float)reviewWeight * own[dimension]);
        }
    }
}
