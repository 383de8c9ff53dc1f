using System.Globalization;
using System.Text;
using MLlm3Rec.Datasets.Sources.Entries;
using Parquet;
using Parquet.Schema;

namespace MLlm3Rec.Datasets.Sources.Tables;

/// <summary>One column of a row group as texts. A list, however deep, becomes one text of its members, divided as
/// <see cref="SourceTable.ListSeparator"/> says.</summary>
internal static class ParquetColumn
{
    private static readonly string[] Wrappers = ["list", "element", "item", "array", "bag", "array_element", "key_value"];

    /// <summary>A column's own name: writers wrap the members of a list in levels that name nothing.</summary>
    public static string NameOf(DataField field)
    {
        var path = field.Path.ToList();
        return string.Join('.', path.Where((part, place) => place == 0 || !(field.MaxRepetitionLevel > 0 && Wrappers.Contains(part))));
    }

    /// <exception cref="SourceRefusedException">It claims more values than may be held.</exception>
    public static Task<string?[]> ReadAsync(ParquetRowGroupReader group, DataField field, int rows, long most, CancellationToken token) =>
        Type.GetTypeCode(field.ClrType) switch
        {
            _ when IsText(field) && field.MaxRepetitionLevel == 0 => TextsAsync(group, field, rows, token),
            _ when IsText(field) => ListsAsync<ReadOnlyMemory<char>>(group, field, rows, most, token),
            TypeCode.Boolean => ValuesAsync<bool>(group, field, rows, most, token),
            TypeCode.SByte => ValuesAsync<sbyte>(group, field, rows, most, token),
            TypeCode.Byte => ValuesAsync<byte>(group, field, rows, most, token),
            TypeCode.Int16 => ValuesAsync<short>(group, field, rows, most, token),
            TypeCode.UInt16 => ValuesAsync<ushort>(group, field, rows, most, token),
            TypeCode.Int32 => ValuesAsync<int>(group, field, rows, most, token),
            TypeCode.UInt32 => ValuesAsync<uint>(group, field, rows, most, token),
            TypeCode.Int64 => ValuesAsync<long>(group, field, rows, most, token),
            TypeCode.UInt64 => ValuesAsync<ulong>(group, field, rows, most, token),
            TypeCode.Single => ValuesAsync<float>(group, field, rows, most, token),
            TypeCode.Double => ValuesAsync<double>(group, field, rows, most, token),
            TypeCode.Decimal => ValuesAsync<decimal>(group, field, rows, most, token),
            TypeCode.DateTime => ValuesAsync<DateTime>(group, field, rows, most, token),
            _ => Task.FromResult(new string?[rows]),
        };

    private static bool IsText(DataField field) => field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>);

    private static async Task<string?[]> TextsAsync(ParquetRowGroupReader group, DataField field, int rows, CancellationToken token)
    {
        var texts = new string?[rows];
        await group.ReadAsync(field, texts.AsMemory()!, cancellationToken: token);
        return texts;
    }

    private static async Task<string?[]> ValuesAsync<T>(
        ParquetRowGroupReader group, DataField field, int rows, long most, CancellationToken token)
        where T : struct
    {
        if (field.MaxRepetitionLevel > 0)
        {
            return await ListsAsync<T>(group, field, rows, most, token);
        }

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

    // Levels as in Dremel (Melnik et al. 2010): repetition 0 begins a row, and a value is there only where its definition is complete.
    private static async Task<string?[]> ListsAsync<T>(
        ParquetRowGroupReader group, DataField field, int rows, long most, CancellationToken token)
        where T : struct
    {
        var claimed = group.GetMetadata(field)?.MetaData?.NumValues ?? 0;
        if (claimed < 0 || claimed > most)
        {
            throw new SourceRefusedException(
                $"The lists of “{NameOf(field)}” claim {claimed:N0} members; of a file of this size at most {most:N0} are read at a time.");
        }

        var (values, definitions, repetitions) = (new T[claimed], new int[claimed], new int[claimed]);
        await group.ReadRawAsync(field, values.AsMemory(), definitions.AsMemory(), repetitions.AsMemory(), token);
        return Rows<T>(values, definitions, repetitions, field.MaxDefinitionLevel, rows);
    }

    private static string?[] Rows<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> definitions, ReadOnlySpan<int> repetitions, int complete, int rows)
        where T : struct
    {
        var texts = new string?[rows];
        var list = new StringBuilder();
        var (row, next) = (-1, 0);
        for (var place = 0; place < repetitions.Length; place++)
        {
            if (repetitions[place] == 0 && ++row > 0)
            {
                texts[row - 1] = Taken(list);
            }

            if (definitions[place] == complete && InText(values[next++]) is { Length: > 0 } text)
            {
                _ = (list.Length == 0 ? list : list.Append(SourceTable.ListSeparator)).Append(text);
            }
        }

        if (row >= 0)
        {
            texts[row] = Taken(list);
        }

        return texts;
    }

    private static string? Taken(StringBuilder list)
    {
        var text = list.Length == 0 ? null : list.ToString();
        list.Clear();
        return text;
    }

    private static string? InText(object value) => value switch
    {
        DateTime date => date.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
