using MLlm3Rec.Questions;

namespace MLlm3Rec.Web.Navigation;

/// <summary>Everything the Ask page shows that its address holds.</summary>
public sealed record AskView
{
    public string? Dataset { get; init; }

    /// <summary>What is asked; empty before anything is.</summary>
    public string Text { get; init; } = "";

    /// <summary>Name of the connection that answers; null for the first.</summary>
    public string? Model { get; init; }

    public static AskView Parse(string? dataset, string? question, string? model)
    {
        var text = (question ?? "").Trim();
        return new AskView
        {
            Dataset = string.IsNullOrWhiteSpace(dataset) ? null : dataset,
            Text = text.Length <= AskedQuestion.LongestText ? text : text[..AskedQuestion.LongestText],
            Model = string.IsNullOrWhiteSpace(model) ? null : model,
        };
    }
}
