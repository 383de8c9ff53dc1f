namespace MLlm3Rec.Explanations;

/// <summary>Titles inside sentences: shop titles run to a hundred words.</summary>
internal static class TitleWords
{
    private const int Most = 50;

    /// <summary>At most about fifty characters, cut between words.</summary>
    public static string Short(string title)
    {
        var end = title.Length <= Most ? title.Length : title.LastIndexOf(' ', Most);
        return end == title.Length ? title : title[..(end <= 0 ? Most : end)].TrimEnd(' ', ',', '-', '&', '/', '|', '(') + " …";
    }
}
