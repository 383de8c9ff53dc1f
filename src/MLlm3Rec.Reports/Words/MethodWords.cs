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
        _ => method,
    };

    public static string Meaning(string method) => method switch
    {
        "mar" => "What fits why this person chooses (MAR in the paper).",
        "popularity" => "What most people choose.",
        "item-knn" => "What is chosen together with their choices (ItemKNN).",
        "random" => "Drawn by lot: what knowing nothing would give.",
        _ => "",
    };
}
