namespace MLlm3Rec.Datasets.Sources;

/// <summary>Ways of opening a file and reading its rows that formats share.</summary>
internal static class SourcePlans
{
    public static Func<SourceEntry, SourceGuard, ValueTask<SourceTable>> Separated(string separator, bool header) =>
        (entry, guard) => ValueTask.FromResult<SourceTable>(new SeparatedTable(entry.Open(guard), separator, header, guard.Limits.MaxRow));

    public static Func<SourceEntry, SourceGuard, ValueTask<SourceTable>> Csv(char separator, bool header) =>
        (entry, guard) => ValueTask.FromResult<SourceTable>(new CsvTable(entry.Open(guard), separator, header, guard.Limits.MaxRow));

    public static Func<SourceEntry, SourceGuard, ValueTask<SourceTable>> Objects(IReadOnlyList<string> columns, bool python) =>
        (entry, guard) => ValueTask.FromResult<SourceTable>(new JsonTable(entry.Open(guard), columns, python, guard.Limits.MaxRow));

    public static Func<SourceEntry, SourceGuard, ValueTask<SourceTable>> Parquet() =>
        async (entry, guard) => await ParquetTable.OpenAsync(await SeekableCopy.OfAsync(entry, guard), guard.Token);

    public static Func<SourceTable, Func<RowSink, string?>> Choices(IReadOnlyList<MappedColumn> mapped) => table =>
    {
        var mapping = new ColumnMapping(table.Columns, mapped);
        return sink => mapping.ReadChoice(table, sink);
    };

    public static Func<SourceTable, Func<RowSink, string?>> Items(IReadOnlyList<MappedColumn> mapped) => table =>
    {
        var mapping = new ColumnMapping(table.Columns, mapped);
        return sink => mapping.ReadItem(table, sink);
    };

    /// <summary>The columns of "slot: column" pairs that the file has.</summary>
    public static IReadOnlyList<MappedColumn> Present(IEnumerable<MappedColumn> wanted, IReadOnlyList<string> columns) =>
        [.. wanted.Where(column => ColumnMapping.IndexOf(columns, column.Column) >= 0)];
}
