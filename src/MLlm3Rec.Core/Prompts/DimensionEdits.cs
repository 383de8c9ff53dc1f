using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Prompts;

/// <summary>What can be done to a list of dimensions. Each gives a new list.</summary>
public static class DimensionEdits
{
    /// <summary>Appends a dimension; its key is made from the name and stays when the name changes.</summary>
    public static IReadOnlyList<MotiveDimension> Add(IReadOnlyList<MotiveDimension> dimensions, string name) =>
        [.. dimensions, new MotiveDimension(KeyFor(name, dimensions), name.Trim(), "", [])];

    public static IReadOnlyList<MotiveDimension> Retire(IReadOnlyList<MotiveDimension> dimensions, string key) =>
        [.. dimensions.Where(dimension => dimension.Key != key)];

    /// <summary>Gives cues and examples of <paramref name="from"/> to <paramref name="into"/>, which keeps its key, name and definition.</summary>
    public static IReadOnlyList<MotiveDimension> Merge(IReadOnlyList<MotiveDimension> dimensions, string from, string into)
    {
        var given = dimensions.Single(dimension => dimension.Key == from);
        return [.. Retire(dimensions, from).Select(dimension => dimension.Key == into
            ? dimension with
            {
                Cues = [.. dimension.Cues.Concat(given.Cues).Distinct(StringComparer.Ordinal)],
                Examples = dimension.ExamplesOrNone.With(given.ExamplesOrNone),
            }
            : dimension)];
    }

    /// <param name="dimensions">As they are.</param>
    /// <param name="key">Which one moves.</param>
    /// <param name="by">−1 up, +1 down; stays inside the list.</param>
    public static IReadOnlyList<MotiveDimension> Move(IReadOnlyList<MotiveDimension> dimensions, string key, int by)
    {
        var list = dimensions.ToList();
        var place = list.FindIndex(dimension => dimension.Key == key);
        var moved = list[place];
        list.RemoveAt(place);
        list.Insert(Math.Clamp(place + by, 0, list.Count), moved);
        return list;
    }

    public static IReadOnlyList<MotiveDimension> Replace(IReadOnlyList<MotiveDimension> dimensions, MotiveDimension changed) =>
        [.. dimensions.Select(dimension => dimension.Key == changed.Key ? changed : dimension)];

    /// <summary>Cues as one types them: separated by commas or line ends, in lower case, each once.</summary>
    public static IReadOnlyList<string> Cues(string typed) =>
        [.. typed.ToLowerInvariant()
            .Split([',', '\n', '\r', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)];

    /// <summary>Sentences as one types them: one a line, each once.</summary>
    public static IReadOnlyList<string> Sentences(string typed) =>
        [.. typed.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>Teaches that sentences do not give a reason; none stays among those that do. Without such a dimension nothing changes.</summary>
    public static IReadOnlyList<MotiveDimension> Unlearn(IReadOnlyList<MotiveDimension> dimensions, string key, IReadOnlyList<string> sentences) =>
    [
        .. dimensions.Select(dimension => dimension.Key != key ? dimension : dimension with
        {
            Examples = dimension.ExamplesOrNone with
            {
                For = [.. dimension.ExamplesOrNone.For.Except(sentences)],
                Neither = [.. dimension.ExamplesOrNone.Neither.Union(sentences.Except(dimension.ExamplesOrNone.Against))],
            },
        }),
    ];

    private static string KeyFor(string name, IReadOnlyList<MotiveDimension> dimensions)
    {
        var words = new string([.. name.ToLowerInvariant().Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : ' ')]).Split(
            ' ', StringSplitOptions.RemoveEmptyEntries);
        var key = words.Length == 0 ? "dimension" : string.Join('-', words);
        var number = 2;
        for (var candidate = key; ; candidate = $"{key}-{number++}")
        {
            if (dimensions.All(dimension => dimension.Key != candidate))
            {
                return candidate;
            }
        }
    }
}
