namespace MLlm3Rec.Reports.Words;

/// <summary>A title that fits into a sentence: shop titles run to a hundred words.</summary>
public static class ShortTitle
{
    private const int Longest = 70;

    /// <summary>Cut between words, at most 70 letters and an ellipsis.</summary>
    public static string Of(string title)
    {
        if (title.Length <= Longest)
        {
            return title;
        }

        var space = title.LastIndexOf(' ', Longest);
        return title[..(space > Longest / 2 ? space : Longest)].TrimEnd(' ', ',', ';', '.', '-', '–', '|') + " …";
    }
}
