using MLlm3Rec.Experiments;

namespace MLlm3Rec.Reports.Words;

/// <summary>What the methods are called on the screen, and what they go by.</summary>
public static class MethodWords
{
    public static string Name(string method) => method switch
    {
        "mar" => "By motives",
        "popularity" => "Popularity",
        "item-knn" => "Similar items",
        "random" => "Chance",
        _ when Ablation.Find(method) is { } ablation => $"By motives, {ablation.Title}",
        _ when MethodCatalogue.TaughtOn(method) is { } taught => $"By motives, weights of {taught}",
        _ => MethodCatalogue.Entries.FirstOrDefault(entry => entry.Name == method)?.Title ?? method,
    };

    public static string Meaning(string method) => method switch
    {
        "mar" => "What fits why this person chooses (MAR in the paper).",
        "popularity" => "What most people choose.",
        "item-knn" => "What is chosen together with their choices (ItemKNN).",
        "random" => "Drawn by lot: what knowing nothing would give.",
        _ => Ablation.Find(method)?.Words ?? "",
    };
}
