using MLlm3Rec.Datasets.Sources.Entries;
using Parquet;
using Parquet.Schema;

namespace MLlm3Rec.Datasets.Sources.Tables;

/// <summary>A Parquet file, one row group in memory at a time.</summary>
internal sealed class ParquetTable : SourceTable
{
    /// <summary>Rows of one group. What writes Parquet makes groups of some 100,000 to a few million.</summary>
    private const int MaxGroup = 20_000_000;

    private const int BytesOfRow = 40;

    private readonly ParquetReader reader;
    private readonly DataField[] fields;
    private readonly SourceEntry entry;
    private readonly SourceGuard guard;
    private string?[][] block = [];
    private int nextGroup;
    private int row = -1;
    private int rows;
    private long rowsBefore;

    private ParquetTable(ParquetReader reader, SourceEntry entry, SourceGuard guard)
    {
        this.reader = reader;
        this.entry = entry;
        this.guard = guard;
        fields = reader.Schema.DataFields;
        Columns = [.. fields.Select(ParquetColumn.NameOf)];
    }

    public override IReadOnlyList<string> Columns { get; }

    public override int FieldCount => fields.Length;

    public override long Row => rowsBefore + row + 1;

    public override string Text => string.Join('\t', block.Select(column => column[row]));

    public override ReadOnlySpan<char> this[int column] => block[column][row];

    public static async ValueTask<SourceTable> OpenAsync(SourceEntry entry, SourceGuard guard)
    {
        var stream = await SeekableCopy.OfAsync(entry, guard);
        try
        {
            return new ParquetTable(await ParquetReader.CreateAsync(stream, cancellationToken: guard.Token), entry, guard);
        }
        catch (Exception broken)
        {
            await stream.DisposeAsync();
            if (SourceRefusedException.MayCome(broken))
            {
                throw Damaged(entry, broken);
            }

            throw;
        }
    }

    public override async ValueTask<bool> NextBlockAsync(CancellationToken cancellationToken)
    {
        if (nextGroup == reader.RowGroupCount)
        {
            return false;
        }

        try
        {
            using var group = reader.OpenRowGroupReader(nextGroup++);
            rowsBefore += rows;
            (row, rows) = (-1, RowsOf(group));
            block = new string?[fields.Length][];
            for (var column = 0; column < fields.Length; column++)
            {
                block[column] = await ParquetColumn.ReadAsync(group, fields[column], rows, MostHeld, cancellationToken);
                guard.Advance(0);
            }

            return true;
        }
        catch (Exception broken) when (SourceRefusedException.MayCome(broken))
        {
            throw Damaged(entry, broken);
        }
    }

    public override bool Read() => ++row < rows;

    public override void Dispose() => reader.DisposeAsync().AsTask();

    private static SourceRefusedException Damaged(SourceEntry entry, Exception cause) => new(
        $"{entry.Name} is a Parquet file that is damaged, was cut off, or is written in a way this program does not know. Write or copy it again, "
            + "or save the table as CSV.",
        cause);

    private long MostHeld => Math.Min(MaxGroup, guard.Limits.MostHeld(entry.PackedSize) / BytesOfRow);

    /// <summary>The rows a group claims to have. Memory is taken for them before the first is read, so a claim that no file keeps is
    /// refused.</summary>
    private int RowsOf(ParquetRowGroupReader group)
    {
        var claimed = group.RowCount;
        var most = MostHeld;
        return claimed >= 0 && claimed <= most
            ? (int)claimed
            : throw new SourceRefusedException(
                $"{entry.Name} claims a group of {claimed:N0} rows; of a file of this size at most {most:N0} are read at a time. If it is not "
                    + "damaged, write it with smaller row groups.");
    }
}
