namespace MLlm3Rec.Numerics.Sparse;

/// <summary>One sparse row in the making: sums by column, and which columns they fell on.</summary>
/// <remarks>What is added must be positive: a sum that cancels to zero would be taken for untouched.</remarks>
/// <param name="columns">Number of columns.</param>
public sealed class RowSums(int columns)
{
    private readonly float[] sums = new float[columns];

    // One place more than there are columns, because a name is written before it is known to be new.
    private readonly int[] touched = new int[columns + 1];
    private int count;

    /// <summary>Columns with a sum, in the order in which they first got one.</summary>
    public ReadOnlySpan<int> Columns => touched.AsSpan(0, count);

    /// <summary>The sum so far. Setting it to zero leaves the column out of the row; only columns of <see cref="Columns"/> may be set.</summary>
    public float this[int column]
    {
        get => sums[column];
        set => sums[column] = value;
    }

    /// <summary>Adds a value to a column.</summary>
    public void Add(int column, float value)
    {
        ref var sum = ref sums[column];
        touched[count] = column;
        count += sum == 0 ? 1 : 0;
        sum += value;
    }

    /// <summary>Adds the same value to each of the columns.</summary>
    public void Add(ReadOnlySpan<int> columns, float value)
    {
        var (into, names, known) = (sums, touched, count);
        foreach (var column in columns)
        {
            ref var sum = ref into[column];
            names[known] = column;
            known += sum == 0 ? 1 : 0;
            sum += value;
        }

        count = known;
    }

    /// <summary>Adds factor × value to each of the columns.</summary>
    public void Add(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, float factor)
    {
        for (var place = 0; place < columns.Length; place++)
        {
            Add(columns[place], factor * values[place]);
        }
    }

    /// <summary>Adds a row's weight to each of its columns, for each of the rows.</summary>
    /// <param name="matrix">Says which columns a row has; its values are not looked at.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="weights">By row of the matrix; empty for 1 each.</param>
    public void AddRows(SparseRows matrix, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights)
    {
        var entries = 0L;
        foreach (var row in rows)
        {
            entries += matrix.ColumnsOf(row).Length;
        }

        // With more entries than columns, a look at all sums afterwards is cheaper than a look at every entry for a new name.
        var isCrowded = entries > sums.Length;
        foreach (var row in rows)
        {
            var weight = weights.IsEmpty ? 1 : weights[row];
            if (isCrowded)
            {
                AddUnnamed(matrix.ColumnsOf(row), weight);
            }
            else
            {
                Add(matrix.ColumnsOf(row), weight);
            }
        }

        if (isCrowded)
        {
            Name();
        }
    }

    private void AddUnnamed(ReadOnlySpan<int> columns, float value)
    {
        var into = sums;
        foreach (var column in columns)
        {
            into[column] += value;
        }
    }

    private void Name()
    {
        count = 0;
        for (var column = 0; column < sums.Length; column++)
        {
            touched[count] = column;
            count += sums[column] == 0 ? 0 : 1;
        }
    }

    internal void Clear()
    {
        foreach (var column in Columns)
        {
            sums[column] = 0;
        }

        count = 0;
    }
}
