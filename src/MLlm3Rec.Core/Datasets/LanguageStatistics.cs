namespace MLlm3Rec.Datasets;

/// <summary>In which languages the texts of a dataset seem to be written, by a sample spread over it.</summary>
/// <param name="Read">So many texts were looked at.</param>
/// <param name="Languages">Most texts first; texts that say too little to tell are in none.</param>
public sealed record LanguageStatistics(int Read, IReadOnlyList<LanguageCount> Languages)
{
    /// <summary>What follows from it, and what helps.</summary>
    public const string Advice = "The built-in engine reads motives from English. A sentence encoder for many languages in a folder, with "
        + "examples in that language in Prompts, or a language model reads others.";

    /// <summary>So many items, and as many reviews, are looked at.</summary>
    public const int Sampled = 400;

    /// <summary>Fewer texts that tell their language say nothing of the whole.</summary>
    private const int FewestTelling = 5;

    /// <summary>One of so many at least.</summary>
    private const int LeastShare = 4;

    /// <summary>Texts that say enough to tell.</summary>
    public int Telling => Languages.Sum(language => language.Count);

    /// <summary>More texts seem to be in other languages than in English, which is what motives are read from; and they are no exceptions: a name
    /// in another script tells its language at once, where a thousand short English ones tell nothing.</summary>
    public bool IsMostlyForeign =>
        Telling >= FewestTelling && 2 * ForeignCount > Telling && LeastShare * ForeignCount > Read;

    /// <summary>"381 of 400 texts that were looked at do not seem to be English …"; null where most are, or nothing can be said.</summary>
    public string? Remark => !IsMostlyForeign ? null
        : $"{ForeignCount:N0} of {Telling:N0} texts that were looked at do not seem to be English; "
            + $"the largest part looks like {Foreign.First().Language}";

    private int ForeignCount => Foreign.Sum(language => language.Count);

    private IEnumerable<LanguageCount> Foreign => Languages.Where(language => !language.IsEnglish);

    public static LanguageStatistics Of(IReadOnlyCollection<string> texts) => new(
        texts.Count,
        [
            .. texts.Select(LanguageGuess.Of).OfType<string>().CountBy(language => language, StringComparer.Ordinal)
                .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new LanguageCount(pair.Key, pair.Value)),
        ]);

    public static LanguageStatistics Of(Dataset dataset) => Of(
    [
        .. Spread(dataset.Items.Count).Select(place => dataset.Items[place]).Select(item => $"{item.Title}. {item.Description}"),
        .. Spread(dataset.Reviews.Count).Select(place => dataset.Reviews[place]),
    ]);

    /// <summary>Places spread over so many, at most <see cref="Sampled"/>.</summary>
    public static IEnumerable<int> Spread(int count) =>
        Enumerable.Range(0, Math.Min(Sampled, count)).Select(place => (int)((long)place * count / Math.Min(Sampled, count)));
}

/// <param name="Language">Its name, or that of a script.</param>
/// <param name="Count">How many of the texts.</param>
public sealed record LanguageCount(string Language, int Count)
{
    public bool IsEnglish => Language == LanguageGuess.English;
}
