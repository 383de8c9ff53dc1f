using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>A Parquet file, one row group in memory at a time. Columns inside lists and structures are left out.</summary>
internal sealed class ParquetTable : SourceTable
{
    private readonly ParquetReader reader;
    private readonly DataField[] fields;
    private string?[][] block = [];
    private int nextGroup;
    private int row = -1;
    private int rows;
    private long rowsBefore;

    private ParquetTable(ParquetReader reader)
    {
        this.reader = reader;
        fields = [.. reader.Schema.DataFields.Where(field => field.MaxRepetitionLevel == 0)];
        Columns = [.. fields.Select(field => field.Path.ToString())];
    }

    public override IReadOnlyList<string> Columns { get; }

    public override int FieldCount => fields.Length;

    public override long Row => rowsBefore + row + 1;

    public override string Text => string.Join('\t', block.Select(column => column[row]));

    public override ReadOnlySpan<char> this[int column] => block[column][row];

    public static async ValueTask<SourceTable> OpenAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            return new ParquetTable(await ParquetReader.CreateAsync(stream, cancellationToken: cancellationToken));
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or FormatException)
        {
            throw new SourceRefusedException("The Parquet file is damaged or was cut off. Write or copy it again.", broken);
        }
    }

    public override async ValueTask<bool> NextBlockAsync(CancellationToken cancellationToken)
    {
        if (nextGroup == reader.RowGroupCount)
        {
            return false;
        }

        using var group = reader.OpenRowGroupReader(nextGroup++);
        rowsBefore += rows;
        (row, rows) = (-1, checked((int)group.RowCount));
        block = new string?[fields.Length][];
        for (var column = 0; column < fields.Length; column++)
        {
            block[column] = await ColumnAsync(group, fields[column], rows, cancellationToken);
        }

        return true;
    }

    public override bool Read() => ++row < rows;

    public override void Dispose() => reader.DisposeAsync().AsTask();

    private static Task<string?[]> ColumnAsync(
        ParquetRowGroupReader group, DataField field, int rows, CancellationToken token) => Type.GetTypeCode(field.ClrType) switch
        {
            _ when field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>) => TextsAsync(group, field, rows, token),
            TypeCode.Boolean => ValuesAsync<bool>(group, field, rows, token),
            TypeCode.SByte => ValuesAsync<sbyte>(group, field, rows, token),
            TypeCode.Byte => ValuesAsync<byte>(group, field, rows, token),
            TypeCode.Int16 => ValuesAsync<short>(group, field, rows, token),
            TypeCode.UInt16 => ValuesAsync<ushort>(group, field, rows, token),
            TypeCode.Int32 => ValuesAsync<int>(group, field, rows, token),
            TypeCode.UInt32 => ValuesAsync<uint>(group, field, rows, token),
            TypeCode.Int64 => ValuesAsync<long>(group, field, rows, token),
            TypeCode.UInt64 => ValuesAsync<ulong>(group, field, rows, token),
            TypeCode.Single => ValuesAsync<float>(group, field, rows, token),
            TypeCode.Double => ValuesAsync<double>(group, field, rows, token),
            TypeCode.Decimal => ValuesAsync<decimal>(group, field, rows, token),
            TypeCode.DateTime => ValuesAsync<DateTime>(group, field, rows, token),
            _ => Task.FromResult(new string?[rows]),
        };

    private static async Task<string?[]> TextsAsync(ParquetRowGroupReader group, DataField field, int rows, CancellationToken token)
    {
        var texts = new string?[rows];
        await group.ReadAsync(field, texts.AsMemory()!, cancellationToken: token);
        return texts;
    }

    private static async Task<string?[]> ValuesAsync<T>(ParquetRowGroupReader group, DataField field, int rows, CancellationToken token)
        where T : struct
    {
        if (!field.IsNullable)
        {
            var values = new T[rows];
            await group.ReadAsync(field, values.AsMemory(), cancellationToken: token);
            return [.. values.Select(value => InText(value))];
        }

        var nullables = new T?[rows];
        await group.ReadAsync(field, nullables.AsMemory(), cancellationToken: token);
        return [.. nullables.Select(value => value is { } known ? InText(known) : null)];
    }

    private static string? InText(object value) => value switch
    {
        DateTime date => date.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
