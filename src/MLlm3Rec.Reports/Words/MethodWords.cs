using MLlm3Rec.Experiments;

namespace MLlm3Rec.Reports.Words;

/// <summary>What the methods are called on the screen, and what they go by.</summary>
public static class MethodWords
{
    /// <summary>The alignment score inside a sentence, and before what an ablation of it leaves out. Motives are one kind of its reasons.</summary>
    public const string Alignment = "MAR";

    public static string Name(string method) => method switch
    {
        "mar" => $"All reasons ({Alignment})",
        "popularity" => "Popularity",
        "item-knn" => "Similar items",
        "random" => "Chance",
        _ => MethodCatalogue.TitleOf(method),
    };

    public static string Meaning(string method) => method switch
    {
        "mar" => "Motives beside wording, what goes together, order and popularity, by learned weights (MAR in the paper).",
        "popularity" => "What most people choose.",
        "item-knn" => "What is chosen together with their choices (ItemKNN).",
        "random" => "Drawn by lot: what knowing nothing would give.",
        _ => Ablation.Find(method)?.Words ?? "",
    };
}
