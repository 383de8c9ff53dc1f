namespace MLlm3Rec.Experiments;

/// <summary>What a comparison holds against each other where nobody has named any methods.</summary>
public static class UsualMethods
{
    /// <summary>
    /// Ours first, then rivals that have something to say: of items that nobody has chosen only those that read texts or traits do, and popularity,
    /// which has nothing, shows where chance lies.
    /// </summary>
    public static IReadOnlyList<string> Of(SplitRule split) => split switch
    {
        SplitRule.ColdItems => [MethodCatalogue.Mar, "tf-idf", "bm25", "trait-cosine", "popularity"],
        _ => [MethodCatalogue.Mar, "popularity", "item-knn"],
    };
}
