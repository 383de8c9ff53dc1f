using System.Globalization;

namespace MLlm3Rec.Web.Components.Charts;

/// <summary>Texts inside a drawing. plotly.js reads a little markup in them, and names come from data: it must not find any.</summary>
internal static class ChartText
{
    public static string Of(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The first line stands out; the others tell of it.</summary>
    public static string Lines(string first, params IEnumerable<string?> others) =>
        string.Join("<br>", others.Where(line => !string.IsNullOrEmpty(line)).Select(line => Of(line!)).Prepend($"<b>{Of(first)}</b>"));

    public static string Figure(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
