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

    /// <summary>Teaches what a mark says of sentences: they give the reason, or sound like it and say neither. Of two marks on a sentence the later
    /// one counts, so that it never stands on two sides of a dimension. Without such a dimension nothing changes.</summary>
    public static IReadOnlyList<MotiveDimension> Teach(IReadOnlyList<MotiveDimension> dimensions, MarkedExamples marked) => marked switch
    {
        { Kind: MarkKind.Right } => Learn(dimensions, marked.Dimension, marked.Sentences),
        { Kind: MarkKind.Rather, Rather: { } other } =>
            Learn(Unlearn(dimensions, marked.Dimension, marked.Sentences), other, marked.Sentences),
        _ => Unlearn(dimensions, marked.Dimension, marked.Sentences),
    };

    /// <summary>Takes back what a mark taught: its sentences stand again where <paramref name="live"/> has them, or nowhere.</summary>
    public static IReadOnlyList<MotiveDimension> Withdraw(
        IReadOnlyList<MotiveDimension> dimensions, IReadOnlyList<MotiveDimension> live, MarkedExamples marked) =>
    [
        .. dimensions.Select(dimension => dimension.Key == marked.Dimension || dimension.Key == marked.Rather
            ? dimension with
            {
                Examples = AsIn(
                    live.FirstOrDefault(one => one.Key == dimension.Key)?.ExamplesOrNone ?? DimensionExamples.None,
                    dimension.ExamplesOrNone,
                    marked.Sentences),
            }
            : dimension),
    ];

    private static IReadOnlyList<MotiveDimension> Learn(IReadOnlyList<MotiveDimension> dimensions, string key, IReadOnlyList<string> sentences) =>
    [
        .. dimensions.Select(dimension => dimension.Key != key ? dimension : dimension with
        {
            Examples = new DimensionExamples(
                [.. dimension.ExamplesOrNone.For.Union(sentences)],
                [.. dimension.ExamplesOrNone.Against.Except(sentences)],
                [.. dimension.ExamplesOrNone.Neither.Except(sentences)]),
        }),
    ];

    private static IReadOnlyList<MotiveDimension> Unlearn(IReadOnlyList<MotiveDimension> dimensions, string key, IReadOnlyList<string> sentences) =>
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

    private static DimensionExamples AsIn(DimensionExamples live, DimensionExamples now, IReadOnlyList<string> sentences) => new(
        AsIn(live.For, now.For, sentences), AsIn(live.Against, now.Against, sentences), AsIn(live.Neither, now.Neither, sentences));

    private static IReadOnlyList<string> AsIn(IReadOnlyList<string> live, IReadOnlyList<string> now, IReadOnlyList<string> sentences) =>
        [.. now.Except(sentences.Except(live)).Union(live.Intersect(sentences))];

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
