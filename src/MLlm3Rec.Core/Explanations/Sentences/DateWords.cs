using System.Globalization;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Explanations.Sentences;

/// <summary>When something was chosen, in words.</summary>
internal static class DateWords
{
    /// <summary>", which you chose in May 2014"; without a date ", which you chose".</summary>
    public static string Chosen(in Interaction choice) => choice.HasTime ? $", which you chose in {Month(choice.Time)}" : ", which you chose";

    /// <summary>", as you did in May 2014,".</summary>
    public static string AsYouDid(in Interaction choice) => choice.HasTime ? $", as you did in {Month(choice.Time)}," : ", as you did,";

    /// <summary>" in May 2014"; empty without a date.</summary>
    public static string At(in Interaction choice) => choice.HasTime ? $" in {Month(choice.Time)}" : "";

    private static string Month(long time) =>
        DateTimeOffset.FromUnixTimeSeconds(time).UtcDateTime.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
