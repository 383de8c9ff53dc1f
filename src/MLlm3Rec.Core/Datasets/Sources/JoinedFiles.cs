using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>
/// interactions.tsv (header user_id, item_id, seq and, where known, timestamp, signal or rating, text or review) beside items.jsonl
/// (id or asin, title, categories, brand, description, tags, keywords). The bundled sample has this shape.
/// </summary>
internal sealed class JoinedFiles : ISourceFormat
{
    private static readonly MappedColumn[] ChoiceColumns =
    [
        new(ColumnSlot.User, "user_id"), new(ColumnSlot.Item, "item_id"), new(ColumnSlot.Sequence, "seq"), new(ColumnSlot.Time, "timestamp"),
        new(ColumnSlot.Signal, "signal"), new(ColumnSlot.Signal, "rating"), new(ColumnSlot.Text, "text"), new(ColumnSlot.Text, "review"),
    ];

    // Where an item has both, "id" is what the interactions say.
    private static readonly MappedColumn[] ItemColumns =
    [
        new(ColumnSlot.Item, "id"), new(ColumnSlot.Item, "asin"), new(ColumnSlot.Title, "title"), new(ColumnSlot.Categories, "categories"),
        new(ColumnSlot.Brand, "brand"), new(ColumnSlot.Description, "description"), new(ColumnSlot.Tags, "tags"), new(ColumnSlot.Tags, "keywords"),
    ];

    public string Key => "joined";

    public string Name => "Interactions and items";

    public SourcePlan? Recognise(SourceHead head) =>
        head.HasHeader('\t', "user_id", "item_id", "seq") ? Choices(head) : IsItems(head) ? Items(head) : null;

    private static bool IsItems(SourceHead head) =>
        head.Has("title") && (head.Has("id") || head.Has("asin")) && head.PropertyNames.All(name => ItemColumns.Any(column => column.Column == name));

    private SourcePlan Choices(SourceHead head)
    {
        var mapped = SourcePlans.Present(ChoiceColumns, head.Header('\t'));
        return new SourcePlan
        {
            Entry = head.Entry,
            FormatKey = Key,
            FormatName = Name,
            Role = SourceRole.Interactions,
            Mapped = mapped,
            Signal = mapped.Any(column => column.Slot == ColumnSlot.Signal) ? SignalKind.Rating : SignalKind.None,
            OpenAsync = SourcePlans.Separated("\t", header: true),
            Rows = SourcePlans.Choices(mapped),
        };
    }

    private SourcePlan Items(SourceHead head)
    {
        var mapped = SourcePlans.Present(ItemColumns, head.PropertyNames);
        return new SourcePlan
        {
            Entry = head.Entry,
            FormatKey = Key,
            FormatName = Name,
            Role = SourceRole.Items,
            Mapped = mapped,
            OpenAsync = SourcePlans.Objects([.. mapped.Select(column => column.Column)], head.PythonLines),
            Rows = SourcePlans.Items(mapped),
        };
    }
}
