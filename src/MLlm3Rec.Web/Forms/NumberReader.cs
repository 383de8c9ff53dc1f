using System.Globalization;

namespace MLlm3Rec.Web.Forms;

/// <summary>Reads the numbers of a form, and remembers which were none. An empty field is no number and no fault.</summary>
public sealed class NumberReader
{
    private const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands
        | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>By field, in words.</summary>
    public Dictionary<string, string> Faults { get; } = new(StringComparer.Ordinal);

    public int? Whole(string field, string text) => Exact(field, text) switch
    {
        null => null,
        { } number when number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue => (int)number,
        _ => Fault<int>(field, "A whole number, e.g. 12."),
    };

    public decimal? Exact(string field, string text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) ? number
        : Fault<decimal>(field, "A number, e.g. 12 or 0.15.");

    private T? Fault<T>(string field, string words)
        where T : struct
    {
        Faults[field] = words;
        return null;
    }
}
