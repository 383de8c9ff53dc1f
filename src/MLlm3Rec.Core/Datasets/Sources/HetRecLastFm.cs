using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Datasets.Sources.Tables;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>
/// HetRec 2011 Last.fm: user_artists.dat (the signal counts plays, there is no time), artists.dat, and tags where both
/// tags.dat and user_taggedartists.dat are there.
/// </summary>
internal sealed class HetRecLastFm : ISourceFormat
{
    private static readonly MappedColumn[] Plays =
    [
        new(ColumnSlot.User, "userID"), new(ColumnSlot.Item, "artistID"), new(ColumnSlot.Signal, "weight"),
    ];

    private static readonly MappedColumn[] Artists = [new(ColumnSlot.Item, "id"), new(ColumnSlot.Title, "name")];

    private readonly Dictionary<string, string> tagNames = new(StringComparer.Ordinal);

    public string Key => "lastfm";

    public string Name => "HetRec Last.fm";

    public SourcePlan? Recognise(SourceHead head)
    {
        if (head.HasHeader('\t', "userID", "artistID", "weight"))
        {
            return Plan(head, SourceRole.Interactions, Plays, SourcePlans.Choices(Plays));
        }

        if (head.HasHeader('\t', "id", "name", "url"))
        {
            return Plan(head, SourceRole.Items, Artists, SourcePlans.Items(Artists));
        }

        if (head.HasHeader('\t', "tagID", "tagValue"))
        {
            return Plan(head, SourceRole.Tags, [], table => _ => ReadTagName(table));
        }

        return head.HasHeader('\t', "userID", "artistID", "tagID")
            ? Plan(head, SourceRole.Tags, [], table => sink => ReadTagging(table, sink)) with { Order = 1 }
            : null;
    }

    private SourcePlan Plan(SourceHead head, SourceRole role, IReadOnlyList<MappedColumn> mapped, Func<SourceTable, Func<IRowSink, string?>> rows) =>
        new()
        {
            Entry = head.Entry,
            FormatKey = Key,
            FormatName = Name,
            Role = role,
            Mapped = mapped,
            Signal = role == SourceRole.Interactions ? SignalKind.Count : SignalKind.None,
            OpenAsync = SourcePlans.Separated("\t", header: true),
            Rows = rows,
        };

    private string? ReadTagName(SourceTable table)
    {
        tagNames[table[0].ToString()] = table[1].ToString();
        return null;
    }

    private string? ReadTagging(SourceTable table, IRowSink sink)
    {
        if (!tagNames.TryGetValue(table[2].ToString(), out var tag))
        {
            return "tags.dat does not name this tag";
        }

        sink.Tag(table[1], tag);
        return null;
    }
}
