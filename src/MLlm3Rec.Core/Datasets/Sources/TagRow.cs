using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Datasets.Sources.Tables;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>A row that says which tag somebody gave an item.</summary>
internal static class TagRow
{
    public static string? Read(SourceTable table, IRowSink sink, int item, int tag)
    {
        var id = table[item].Trim();
        var text = table[tag].Trim();
        if (id.IsEmpty || text.IsEmpty)
        {
            return id.IsEmpty ? "the item is missing" : "the tag is missing";
        }

        sink.Tag(id, text.ToString());
        return null;
    }
}
