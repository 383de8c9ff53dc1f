using MLlm3Rec.Prompts;

namespace MLlm3Rec.Language.Prompts;

/// <summary>Text with {{input}} places. Values are put in literally and in one pass: no encoding, and a value that holds braces stays as it
/// is.</summary>
internal sealed class PromptTemplate
{
    private readonly IReadOnlyList<TemplateMark> marks;

    /// <param name="text">The template.</param>
    /// <param name="faults">Receives what is wrong with its braces, in words.</param>
    public PromptTemplate(string text, List<string> faults)
    {
        Text = text;
        marks = TemplateScan.Of(text);
        foreach (var mark in marks)
        {
            if (!mark.IsClosed)
            {
                faults.Add($"The braces after \"{Tail(text, mark.Start)}\" are never closed.");
            }
            else if (!mark.IsName)
            {
                faults.Add($"\"{{{{{mark.Name}}}}}\" names no input: between double braces stands the name of an input and nothing else.");
            }
        }
    }

    public string Text { get; }

    public IEnumerable<string> Variables => marks.Where(mark => mark.IsClosed).Select(mark => mark.Name).Distinct();

    public string Render(IReadOnlyDictionary<string, string> values) => TemplateScan.Fill(Text, values);

    private static string Tail(string text, int end) => text[Math.Max(0, end - 20)..end].Trim();
}
