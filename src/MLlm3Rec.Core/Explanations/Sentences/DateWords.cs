using System.Globalization;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Explanations.Sentences;

/// <summary>When something was chosen, in words.</summary>
internal static class DateWords
{
    /// <summary>", which they chose in May 2014"; without a date ", which they chose".</summary>
    public static string Chosen(in Interaction choice) => choice.HasTime ? $", which they chose in {Month(choice.Time)}" : ", which they chose";

    /// <summary>", as this person did in May 2014,".</summary>
    public static string Likewise(in Interaction choice) =>
        choice.HasTime ? $", as this person did in {Month(choice.Time)}," : ", as this person did,";

    /// <summary>" in May 2014"; empty without a date.</summary>
    public static string At(in Interaction choice) => choice.HasTime ? $" in {Month(choice.Time)}" : "";

    private static string Month(long time) =>
        DateTimeOffset.FromUnixTimeSeconds(time).UtcDateTime.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
