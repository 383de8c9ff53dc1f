namespace MLlm3Rec.Datasets.Sources.Values;

/// <summary>One way of writing times. A column has one: what a field means does not hang on the field alone.</summary>
/// <param name="Name">For a person: "yyyyMMdd", "day first", "seconds since 1970".</param>
/// <param name="Read">Reads a field without white space around it that is no <see cref="MissingValue"/>.</param>
internal sealed record TimeFormat(string Name, TimeReader Read)
{
    /// <summary>What fields of public formats are read by: numbers since 1970, or whatever date .NET takes them for.</summary>
    public static TimeFormat Any { get; } = new("any", SourceTime.TryReadAny);

    public static TimeFormat Unix { get; } = new("counted since 1970", SourceTime.TryReadNumber);

    public static TimeFormat DayFirst { get; } =
        new("day first", (ReadOnlySpan<char> field, out long seconds) => NumericDate.TryRead(field, DateOrder.DayMonthYear, out seconds));

    public static TimeFormat MonthFirst { get; } =
        new("month first", (ReadOnlySpan<char> field, out long seconds) => NumericDate.TryRead(field, DateOrder.MonthDayYear, out seconds));

    public static TimeFormat YearFirst { get; } =
        new("year first", (ReadOnlySpan<char> field, out long seconds) => NumericDate.TryRead(field, DateOrder.YearMonthDay, out seconds));

    /// <summary>Hours of a day; of use only beside a date.</summary>
    public static TimeFormat TimeOfDay { get; } = new("time of day", NumericDate.TryReadTimeOfDay);

    /// <summary>In the order in which they are tried: the particular before the general.</summary>
    public static IReadOnlyList<TimeFormat> All { get; } =
    [
        Compact("yyyyMMdd"), Compact("yyyyMMddHHmmss"), Compact("yyyyMMddHHmm"), Compact("yyyy"), Unix, YearFirst, MonthFirst, DayFirst,
        new("in words", SourceTime.TryReadWords),
    ];

    private static TimeFormat Compact(string format) =>
        new(format, (ReadOnlySpan<char> field, out long seconds) => NumericDate.TryReadCompact(field, format, out seconds));

    /// <summary>The format a person names: of <see cref="All"/>, or a pattern of .NET like "dd/MM/yyyy HH:mm".</summary>
    public static TimeFormat Named(string name) =>
        All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? new TimeFormat(name, (ReadOnlySpan<char> field, out long seconds) => SourceTime.TryReadExact(field, [name], out seconds));
}

/// <summary>Reads Unix seconds; false where the field is not written so.</summary>
internal delegate bool TimeReader(ReadOnlySpan<char> field, out long seconds);
