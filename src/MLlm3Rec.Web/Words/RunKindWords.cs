using MLlm3Rec.Experiments;

namespace MLlm3Rec.Web.Words;

/// <summary>Kinds of runs in words.</summary>
public static class RunKindWords
{
    /// <summary>For filters: a noun.</summary>
    public static string Label(this RunKind kind) => kind switch
    {
        RunKind.Import => "Import",
        RunKind.Encode => "Traits",
        RunKind.Extract => "Motives",
        RunKind.Train => "Training",
        RunKind.Fit => "Fitting",
        RunKind.Rank => "Ranking",
        RunKind.Evaluate => "Evaluation",
        RunKind.Faithfulness => "Faithfulness",
        RunKind.Test => "Prompt test",
        RunKind.Project => "Map",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>What it does to a dataset.</summary>
    public static string TitleFor(this RunKind kind, string dataset) => kind switch
    {
        RunKind.Import => $"Import {dataset}",
        RunKind.Encode => $"Encode the traits of {dataset}",
        RunKind.Extract => $"Extract the motives of {dataset}",
        RunKind.Train => $"Train the ranking of {dataset}",
        RunKind.Fit => $"Fit a method to {dataset}",
        RunKind.Rank => $"Rank for every user of {dataset}",
        RunKind.Evaluate => $"Evaluate methods on {dataset}",
        RunKind.Faithfulness => $"Measure how faithful the reasons are on {dataset}",
        RunKind.Test => $"Try a draft of the prompt on {dataset}",
        RunKind.Project => $"Draw a map of {dataset}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };
}
