namespace MLlm3Rec.Storage.Exports;

/// <summary>Rows on their way into a file. Values are strings, numbers, dates, booleans or null.</summary>
public sealed record ExportTable(IReadOnlyList<string> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    public static ExportTable Of<T>(IAsyncEnumerable<T> rows, params ExportColumn<T>[] columns) =>
        new([.. columns.Select(column => column.Name)], Project(rows, columns));

    public static ExportTable Of<T>(IEnumerable<T> rows, params ExportColumn<T>[] columns) => Of(rows.ToAsyncEnumerable(), columns);

    /// <summary>The same rows without columns of these names.</summary>
    public ExportTable Without(IReadOnlySet<string> columns)
    {
        int[] kept = [.. Enumerable.Range(0, Columns.Count).Where(place => !columns.Contains(Columns[place]))];
        return new(
            [.. kept.Select(place => Columns[place])],
            Rows.Select(row => (IReadOnlyList<object?>)Array.ConvertAll(kept, place => row[place])));
    }

    /// <summary>The rows with the names of their columns.</summary>
    public IAsyncEnumerable<object> Documents() =>
        Rows.Select(row =>
            (object)new OrderedDictionary<string, object?>(Columns.Select((column, place) => KeyValuePair.Create(column, row[place]))));

    private static IAsyncEnumerable<IReadOnlyList<object?>> Project<T>(IAsyncEnumerable<T> rows, ExportColumn<T>[] columns) =>
        rows.Select(row => (IReadOnlyList<object?>)Array.ConvertAll(columns, column => column.Value(row)));
}

/// <summary>One column of a file.</summary>
public sealed record ExportColumn<T>(string Name, Func<T, object?> Value);
