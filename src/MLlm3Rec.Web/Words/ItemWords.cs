using MLlm3Rec.Datasets;

namespace MLlm3Rec.Web.Words;

/// <summary>An item in a line.</summary>
public static class ItemWords
{
    /// <summary>The most special category, else the brand, else nothing.</summary>
    public static string Category(Item item) => item.Categories is [.., var last] ? last : item.Brand ?? "";
}
