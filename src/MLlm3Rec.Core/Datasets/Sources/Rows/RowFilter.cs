using MLlm3Rec.Runs;

namespace MLlm3Rec.Datasets.Sources.Rows;

/// <summary>
/// Makes plain text of what rows say and stops ids and texts of no reasonable length, whatever the format. Markup is parsed here and not where the
/// dataset is put together: a text may be made to keep a parser busy, like a file.
/// </summary>
internal sealed class RowFilter(IRowSink next) : IRowSink
{
    /// <summary>Characters of an id.</summary>
    public const int MaxId = 256;

    /// <summary>Characters of a review, or of all that one row says of an item. The longest reviews of public files have 32,000.</summary>
    public const int MaxText = 200_000;

    private string? problem;

    /// <summary>What is wrong with the row that was just read, or null; asking forgets it.</summary>
    public string? TakeProblem()
    {
        var taken = problem;
        problem = null;
        return taken;
    }

    public void Report(RunEvent happened) => next.Report(happened);

    public void Opened(string name) => next.Opened(name);

    public void Found(SourceFindings findings) => next.Found(findings);

    public void StartFile(string name) => next.StartFile(name);

    public void Add(in SourceChoice choice)
    {
        if (IsId(choice.User, "user") && IsId(choice.Item, "item") && IsText(choice.Review.Length))
        {
            next.Add(choice.Review.IsEmpty ? choice : choice with { Review = PlainText.Of(choice.Review.ToString()) });
        }
    }

    public void Describe(ReadOnlySpan<char> item, ItemText text)
    {
        string?[] categories = [.. text.Categories];
        string[] tags = [.. text.Tags];
        var length = Length(text.Title) + Length(text.Brand) + Length(text.Description) + categories.Sum(Length) + tags.Sum(Length);
        if (IsId(item, "item") && IsText(length))
        {
            next.Describe(item, new ItemText
            {
                Title = PlainText.Of(text.Title),
                Categories = PlainText.OfAll(categories),
                Brand = PlainText.Of(text.Brand),
                Description = PlainText.Of(text.Description),
                Tags = PlainText.OfAll(tags),
            });
        }
    }

    public void Tag(ReadOnlySpan<char> item, string tag)
    {
        if (!IsId(item, "item") || !IsText(tag.Length))
        {
            return;
        }

        if (PlainText.Of(tag) is { } plain)
        {
            next.Tag(item, plain);
        }
        else
        {
            next.Describe(item, new ItemText());
        }
    }

    public void Close() => next.Close();

    public void Skip(long row, string reason, ReadOnlySpan<char> text) => next.Skip(row, reason, text);

    public void EndFile(SourceRole role, string? note) => next.EndFile(role, note);

    private static int Length(string? text) => text?.Length ?? 0;

    private bool IsId(ReadOnlySpan<char> id, string what)
    {
        if (id.IsEmpty || id.Length > MaxId)
        {
            problem ??= id.IsEmpty ? $"the {what} is missing" : $"the {what}'s id is longer than {MaxId} characters";
            return false;
        }

        return true;
    }

    private bool IsText(int length)
    {
        if (length > MaxText)
        {
            problem ??= $"its text is longer than {MaxText:N0} characters";
            return false;
        }

        return true;
    }
}
