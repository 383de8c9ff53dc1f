using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Tables;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>How a table is laid out, seen from its beginning: how its rows are written, its columns, its first rows.</summary>
internal sealed record TableShape(
    Func<SourceEntry, SourceGuard, ValueTask<SourceTable>> OpenAsync, IReadOnlyList<string> Columns, bool HasHeader, IReadOnlyList<string[]> Rows)
{
    /// <summary>The shape, or null where the file is no table.</summary>
    /// <remarks>A head is asked by several, and always with the same settings.</remarks>
    public static TableShape? Of(SourceHead head, TableSettings settings) => head.Shape(() => Look(head, settings));

    private static TableShape? Look(SourceHead head, TableSettings settings)
    {
        if (head.Kind == ContentKind.Parquet)
        {
            return new TableShape(SourcePlans.Parquet(), head.FixedColumns, HasHeader: true, []);
        }

        if (head.PropertyNames.Count > 0)
        {
            return new TableShape(SourcePlans.Objects(head.PropertyNames, head.PythonLines), head.PropertyNames, HasHeader: true, []);
        }

        return head.Kind == ContentKind.Text && DialectGuess.Of(head.Bytes, settings.Columns, settings.Separator) is { } guess
            ? new TableShape(SourcePlans.Text(guess.Dialect), guess.Columns, guess.Dialect.Header, guess.Rows)
            : null;
    }
}
