using System.Text;

namespace MLlm3Rec.Language.Prompts;

/// <summary>Text with {{input}} places. Values are put in literally and in one pass: no encoding, and a value that holds braces stays as it is.</summary>
internal sealed class PromptTemplate
{
    private const string Open = "{{";
    private const string Close = "}}";

    /// <summary>Literal text and the input that follows it; the last input is null.</summary>
    private readonly List<(string Literal, string? Input)> pieces = [];

    /// <param name="text">The template.</param>
    /// <param name="faults">Receives what is wrong with its braces, in words.</param>
    public PromptTemplate(string text, List<string> faults)
    {
        var place = 0;
        while (text.IndexOf(Open, place, StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = text.IndexOf(Close, open, StringComparison.Ordinal);
            if (close < 0)
            {
                faults.Add($"The braces after \"{Tail(text, open)}\" are never closed.");
                break;
            }

            var name = text[(open + Open.Length)..close].Trim();
            if (name.Length == 0 || !name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '_'))
            {
                faults.Add($"\"{{{{{name}}}}}\" names no input: between double braces stands the name of an input and nothing else.");
            }

            pieces.Add((text[place..open], name));
            place = close + Close.Length;
        }

        pieces.Add((text[place..], null));
    }

    public IEnumerable<string> Variables => pieces.Select(piece => piece.Input).OfType<string>().Distinct();

    public string Render(IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        foreach (var (literal, input) in pieces)
        {
            text.Append(literal);
            if (input is not null)
            {
                text.Append(values[input]);
            }
        }

        return text.ToString().TrimEnd('\n');
    }

    private static string Tail(string text, int end) => text[Math.Max(0, end - 20)..end].Trim();
}
