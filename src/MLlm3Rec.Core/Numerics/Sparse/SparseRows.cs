namespace MLlm3Rec.Numerics.Sparse;

/// <summary>A sparse float32 matrix in compressed rows: row r holds <c>Columns/Values[Offsets[r] .. Offsets[r + 1])</c>.</summary>
/// <param name="ColumnCount">Number of columns; every entry of <paramref name="Columns"/> lies below it.</param>
/// <param name="Offsets">Rows + 1 ascending positions.</param>
/// <param name="Columns">Column of each entry; in no particular order unless its maker says so.</param>
/// <param name="Values">Value of each entry.</param>
public sealed record SparseRows(int ColumnCount, int[] Offsets, int[] Columns, float[] Values)
{
    public int RowCount => Offsets.Length - 1;

    public ReadOnlySpan<int> ColumnsOf(int row) => Columns.AsSpan(Offsets[row], Offsets[row + 1] - Offsets[row]);

    public ReadOnlySpan<float> ValuesOf(int row) => Values.AsSpan(Offsets[row], Offsets[row + 1] - Offsets[row]);

    /// <summary>Adds factor × row to a dense row.</summary>
    public void AddRow(int row, float factor, Span<float> target)
    {
        var columns = ColumnsOf(row);
        var values = ValuesOf(row);
        for (var entry = 0; entry < columns.Length; entry++)
        {
            target[columns[entry]] += factor * values[entry];
        }
    }

    /// <summary>Row · dense row, in the order of the row's entries.</summary>
    public float DotRow(int row, ReadOnlySpan<float> dense)
    {
        var columns = ColumnsOf(row);
        var values = ValuesOf(row);
        var sum = 0f;
        for (var entry = 0; entry < columns.Length; entry++)
        {
            sum += dense[columns[entry]] * values[entry];
        }

        return sum;
    }

    /// <summary>The entry at (row, column), 0 where none is stored; a scan of the row.</summary>
    public float At(int row, int column)
    {
        var entry = ColumnsOf(row).IndexOf(column);
        return entry < 0 ? 0 : ValuesOf(row)[entry];
    }

    /// <summary>Rows become columns; inside a row of the result, columns ascend.</summary>
    public SparseRows Transpose()
    {
        var offsets = new int[ColumnCount + 1];
        foreach (var column in Columns)
        {
            offsets[column + 1]++;
        }

        for (var column = 0; column < ColumnCount; column++)
        {
            offsets[column + 1] += offsets[column];
        }

        var next = offsets.AsSpan(0, ColumnCount).ToArray();
        var columns = new int[Columns.Length];
        var values = new float[Values.Length];
        for (var row = 0; row < RowCount; row++)
        {
            for (var entry = Offsets[row]; entry < Offsets[row + 1]; entry++)
            {
                var place = next[Columns[entry]]++;
                columns[place] = row;
                values[place] = Values[entry];
            }
        }

        return new SparseRows(RowCount, offsets, columns, values);
    }
}
