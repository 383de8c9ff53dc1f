using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Profiles;

/// <summary>Small parts of the built-in engine's sentences.</summary>
internal static class Sentence
{
    public static string Lower(string name) => name.ToLowerInvariant();

    public static string Of(TextField field) => field switch
    {
        TextField.Title => "title",
        TextField.Categories => "categories",
        TextField.Tags => "tags",
        TextField.Brand => "brand",
        TextField.Review => "review",
        _ => "description",
    };

    /// <summary>“a”, “b” and “c”.</summary>
    public static string Quoted(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "",
        1 => $"“{words[0]}”",
        _ => string.Join(", ", words.SkipLast(1).Select(word => $"“{word}”")) + $" and “{words[^1]}”",
    };
}
