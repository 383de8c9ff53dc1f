using System.Collections.Immutable;

namespace MLlm3Rec.Web.Words;

/// <summary>A kind of run in words. The key is the one that is stored and stands in addresses.</summary>
/// <param name="Key">As in <see cref="MLlm3Rec.Experiments.RunRequest.Kind"/>.</param>
/// <param name="Label">For filters: a noun.</param>
/// <param name="Title">What it does to a dataset; {0} is the dataset's name.</param>
public sealed record RunKind(string Key, string Label, string Title)
{
    public static ImmutableArray<RunKind> All { get; } =
    [
        new("import", "Import", "Import {0}"),
        new("encode", "Traits", "Encode the traits of {0}"),
        new("extract", "Motives", "Extract the motives of {0}"),
        new("train", "Training", "Train the ranking of {0}"),
        new("fit", "Fitting", "Fit a method to {0}"),
        new("rank", "Ranking", "Rank for every user of {0}"),
        new("evaluate", "Evaluation", "Evaluate methods on {0}"),
        new("faithfulness", "Faithfulness", "Measure how faithful the reasons are on {0}"),
        new("test", "Prompt test", "Try a draft of the prompt on {0}"),
        new("project", "Map", "Draw a map of {0}"),
    ];

    /// <summary>A kind that this version does not know keeps its stored name.</summary>
    public static RunKind Of(string key) => All.FirstOrDefault(kind => kind.Key == key) ?? new(key, key, $"{key} {{0}}");

    public string TitleFor(string dataset) => Title.Replace("{0}", dataset, StringComparison.Ordinal);
}
