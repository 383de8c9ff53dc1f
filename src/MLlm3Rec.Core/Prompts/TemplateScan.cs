using System.Text;

namespace MLlm3Rec.Prompts;

/// <summary>A {{variable}} of a template, or braces that were meant to be one.</summary>
/// <param name="Start">Of the opening braces.</param>
/// <param name="Length">Up to and with the closing braces.</param>
/// <param name="Name">What stands between them, trimmed.</param>
/// <param name="IsClosed">Whether closing braces were found.</param>
public sealed record TemplateMark(int Start, int Length, string Name, bool IsClosed)
{
    public bool IsName => Name.Length > 0 && Name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '_');
}

/// <summary>Finds the {{variables}} of a text, one pass from left to right.</summary>
public static class TemplateScan
{
    private const string Open = "{{";
    private const string Close = "}}";

    public static IReadOnlyList<TemplateMark> Of(string text)
    {
        var marks = new List<TemplateMark>();
        var place = 0;
        while (text.IndexOf(Open, place, StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = text.IndexOf(Close, open + Open.Length, StringComparison.Ordinal);
            if (close < 0)
            {
                marks.Add(new TemplateMark(open, text.Length - open, text[(open + Open.Length)..].Trim(), IsClosed: false));
                return marks;
            }

            place = close + Close.Length;
            marks.Add(new TemplateMark(open, place - open, text[(open + Open.Length)..close].Trim(), IsClosed: true));
        }

        return marks;
    }

    /// <summary>The text with each known variable replaced by its value, literally: what a value holds is never looked into. Trailing line ends
    /// go.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        var filled = new StringBuilder();
        var place = 0;
        foreach (var mark in Of(text))
        {
            filled.Append(text, place, mark.Start - place);
            place = mark.Start + mark.Length;
            if (mark.IsClosed && values.TryGetValue(mark.Name, out var value))
            {
                filled.Append(value);
            }
            else
            {
                filled.Append(text, mark.Start, mark.Length);
            }
        }

        return filled.Append(text, place, text.Length - place).ToString().TrimEnd('\n');
    }
}
