using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Datasets.Sources.Tables;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Ways of opening a file and reading its rows that formats share.</summary>
internal static class SourcePlans
{
    public static Func<SourceEntry, SourceGuard, ValueTask<SourceTable>> Text(TextDialect dialect) =>
        (entry, guard) => ValueTask.FromResult<SourceTable>(new SeparatedTable(entry.Open(guard), dialect, guard.Limits.MaxRow));

    public static Func<SourceEntry, SourceGuard, ValueTask<SourceTable>> Separated(string separator, bool header) =>
        Text(new TextDialect(separator, QuoteStyle.None) { Header = header });

    public static Func<SourceEntry, SourceGuard, ValueTask<SourceTable>> Csv(char separator, bool header) =>
        Text(new TextDialect(separator.ToString(), QuoteStyle.Doubled) { Header = header });

    public static Func<SourceEntry, SourceGuard, ValueTask<SourceTable>> Objects(IReadOnlyList<string> columns, bool python) =>
        (entry, guard) => ValueTask.FromResult<SourceTable>(new JsonTable(entry.Open(guard), columns, python, guard.Limits.MaxRow));

    public static Func<SourceEntry, SourceGuard, ValueTask<SourceTable>> Parquet() =>
        ParquetTable.OpenAsync;

    public static Func<SourceTable, Func<IRowSink, string?>> Choices(
        IReadOnlyList<MappedColumn> mapped, ColumnJudgement? judgement = null, ReadingTally? tally = null) => table =>
    {
        var mapping = new ColumnMapping(table.Columns, mapped, judgement, tally);
        return sink => mapping.ReadChoice(table, sink);
    };

    public static Func<SourceTable, Func<IRowSink, string?>> Items(
        IReadOnlyList<MappedColumn> mapped, ColumnJudgement? judgement = null, ReadingTally? tally = null) => table =>
    {
        var mapping = new ColumnMapping(table.Columns, mapped, judgement, tally);
        return sink => mapping.ReadItem(table, sink);
    };

    /// <summary>The columns of "slot: column" pairs that the file has.</summary>
    public static IReadOnlyList<MappedColumn> Present(IEnumerable<MappedColumn> wanted, IReadOnlyList<string> columns) =>
        [.. wanted.Where(column => ColumnMapping.IndexOf(columns, column.Column) >= 0)];
}
