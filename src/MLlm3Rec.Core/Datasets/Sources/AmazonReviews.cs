using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>
/// Amazon reviews and product metadata, one object per line, of 2014 (metadata are Python literals), 2018 and 2023 (milliseconds;
/// the item is the parent_asin). Several categories may be read together: users and items have the same ids in all of them.
/// </summary>
internal sealed class AmazonReviews : ISourceFormat
{
    private static readonly MappedColumn[] Reviews2018 =
    [
        new(ColumnSlot.User, "reviewerID"), new(ColumnSlot.Item, "asin"), new(ColumnSlot.Signal, "overall"), new(ColumnSlot.Time, "unixReviewTime"),
        new(ColumnSlot.Text, "summary"), new(ColumnSlot.Text, "reviewText"),
    ];

    private static readonly MappedColumn[] Reviews2023 =
    [
        new(ColumnSlot.User, "user_id"), new(ColumnSlot.Item, "parent_asin"), new(ColumnSlot.Signal, "rating"), new(ColumnSlot.Time, "timestamp"),
        new(ColumnSlot.Text, "title"), new(ColumnSlot.Text, "text"),
    ];

    private static readonly MappedColumn[] Products =
    [
        new(ColumnSlot.Item, "parent_asin"), new(ColumnSlot.Item, "asin"), new(ColumnSlot.Title, "title"),
        new(ColumnSlot.Categories, "categories"), new(ColumnSlot.Categories, "category"),
        new(ColumnSlot.Brand, "brand"), new(ColumnSlot.Brand, "store"),
        new(ColumnSlot.Description, "description"), new(ColumnSlot.Description, "feature"), new(ColumnSlot.Description, "features"),
    ];

    private static readonly string[] ProductMarks =
    [
        "imUrl", "salesRank", "related", "also_buy", "also_view", "category", "main_cat", "main_category", "bought_together", "price",
        "rating_number",
    ];

    public string Key => "amazon";

    public string Name => "Amazon reviews";

    public SourcePlan? Recognise(SourceHead head)
    {
        if (head.Has("reviewerID", "asin"))
        {
            return Plan(head, SourceRole.Interactions, Reviews2018, head.Has("verified") ? "Amazon reviews 2018" : "Amazon reviews 2014");
        }

        if (head.Has("user_id", "parent_asin"))
        {
            return Plan(head, SourceRole.Interactions, Reviews2023, "Amazon reviews 2023");
        }

        return (head.Has("asin") || head.Has("parent_asin")) && head.PropertyNames.Intersect(ProductMarks).Any()
            ? Plan(head, SourceRole.Items, Products, Name)
            : null;
    }

    private SourcePlan Plan(SourceHead head, SourceRole role, MappedColumn[] wanted, string name)
    {
        var mapped = SourcePlans.Present(wanted, head.PropertyNames);
        return new SourcePlan
        {
            Entry = head.Entry,
            FormatKey = Key,
            FormatName = name,
            Role = role,
            Mapped = mapped,
            Signal = role == SourceRole.Interactions ? SignalKind.Rating : SignalKind.None,
            OpenAsync = SourcePlans.Objects([.. mapped.Select(column => column.Column)], head.PythonLines),
            Rows = role == SourceRole.Interactions ? SourcePlans.Choices(mapped) : SourcePlans.Items(mapped),
        };
    }
}
