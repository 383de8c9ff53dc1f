using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Values;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>
/// What columns without names mean, from their values. Where two readings are about as likely there is none: a person is asked. Numbers with a
/// fraction are never users or items, and coordinates and prices never ratings.
/// </summary>
internal static class ValueGuess
{
    private const int MaxColumns = 12;
    private const int MaxId = 64;

    // 1989 and 2100: numbers of nine digits before are ids, not times.
    private const long FirstTime = 600_000_000;
    private const long LastTime = 4_102_444_800;

    private enum Kind
    {
        Other,
        Time,
        Id,
        Scale,
    }

    /// <summary>Time, user, item and signal; empty where that is not plain.</summary>
    public static IReadOnlyList<MappedColumn> Of(IReadOnlyList<string> columns, IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0 || columns.Count is < 3 or > MaxColumns)
        {
            return [];
        }

        var kinds = Enumerable.Range(0, columns.Count).Select(column => KindOf([.. rows.Select(row => row[column])])).ToArray();
        var times = Places(kinds, Kind.Time);
        var ids = Places(kinds, Kind.Id);
        var signals = Places(kinds, Kind.Scale);

        if (ids.Length < 2)
        {
            // Few rows tell a small number from an id by its place alone: user, item, rating.
            var whole = signals.Where(column => rows.All(row => !row[column].Contains('.', StringComparison.Ordinal))).ToArray();
            ids = [.. ids.Concat(whole.Take(2 - ids.Length)).Order()];
            signals = [.. signals.Except(ids)];
        }
        else if (ids.Length == 3 && signals.Length == 0 && columns.Count == 3 + times.Length && rows.All(row => IsCount(row[ids[2]])))
        {
            (ids, signals) = (ids[..2], [ids[2]]);
        }
        else if (signals.Length > 0 && signals[0] < ids[0])
        {
            // Before the ids a small number may be one itself.
            return [];
        }

        if (ids.Length != 2 || times.Length > 1 || (times.Length == 0 && (signals.Length != 1 || columns.Count > 4)))
        {
            return [];
        }

        // Amazon's files of ratings alone come in both orders; its items are told by their form.
        var isItemFirst = AreProducts(rows, ids[0]) && !AreProducts(rows, ids[1]);
        var (user, item) = isItemFirst ? (ids[1], ids[0]) : (ids[0], ids[1]);
        return
        [
            .. times.Select(time => new MappedColumn(ColumnSlot.Time, columns[time])),
            new(ColumnSlot.User, columns[user]),
            new(ColumnSlot.Item, columns[item]),
            .. signals.Length == 1 ? [new MappedColumn(ColumnSlot.Signal, columns[signals[0]])] : Array.Empty<MappedColumn>(),
        ];
    }

    private static bool AreProducts(IReadOnlyList<string[]> rows, int column) =>
        rows.All(row => row[column] is { Length: 10 } id
            && (id.StartsWith("B0", StringComparison.Ordinal) || !id.AsSpan(0, 9).ContainsAnyExceptInRange('0', '9')));

    private static int[] Places(Kind[] kinds, Kind wanted) =>
        [.. Enumerable.Range(0, kinds.Length).Where(place => kinds[place] == wanted)];

    private static Kind KindOf(string[] fields)
    {
        var values = fields.Where(field => !MissingValue.Is(field)).ToArray();
        if (values.Length * 2 < fields.Length || values.Length == 0)
        {
            return Kind.Other;
        }

        if (values.All(LooksLikeTime))
        {
            return Kind.Time;
        }

        if (values.Any(value => value.Length > 15 || (value.Length > 1 && value[0] == '0' && char.IsAsciiDigit(value[1]))))
        {
            return values.All(value => IsWord(value) && !IsFraction(value)) ? Kind.Id : Kind.Other;
        }

        var numbers = values.Select(value => SourceNumber.TryRead(value, NumberFormat.Point, out var number) ? number : float.NaN).ToArray();
        var different = values.Distinct(StringComparer.Ordinal).Count();
        if (numbers.All(float.IsFinite))
        {
            var isWhole = values.All(value => !value.Contains('.', StringComparison.Ordinal));
            var isHalves = numbers.All(number => number * 2 == MathF.Floor(number * 2));
            var isScale = isHalves && numbers.Min() >= 0 && numbers.Max() <= 10;
            return isScale ? different > 1 || values.Length == 1 ? Kind.Scale : Kind.Other
                : isWhole && numbers.Min() >= 0 ? Kind.Id
                : Kind.Other;
        }

        // Ids are of one form; numbers beside words are a category.
        var isMixed = numbers.Any(float.IsFinite) && values.Any(value => !value.Any(char.IsDigit));
        return !isMixed && (different > 1 || values.Length < 3)
            ? values.All(IsWord) ? Kind.Id : Kind.Other
            : Kind.Other;
    }

    private static bool IsWord(string field) => field.Length <= MaxId && !field.Contains(' ', StringComparison.Ordinal);

    private static bool IsFraction(string field) =>
        field.Contains('.', StringComparison.Ordinal) && SourceNumber.TryRead(field, NumberFormat.Point, out _);

    private static bool IsCount(string field) => int.TryParse(field, out var count) && count is >= 0 and < 100_000;

    private static bool LooksLikeTime(string field)
    {
        if (field.Length < 8)
        {
            return false;
        }

        if (NumericDate.TryReadCompact(field, "yyyyMMdd", out _) || NumericDate.TryReadCompact(field, "yyyyMMddHHmmss", out _))
        {
            return true;
        }

        return SourceTime.TryReadNumber(field, out var seconds)
            ? seconds is > FirstTime and < LastTime
            : (SourceTime.TryReadWords(field, out seconds) && seconds is > 0 and < LastTime)
                || NumericDate.TryRead(field, DateOrder.DayMonthYear, out _);
    }
}
