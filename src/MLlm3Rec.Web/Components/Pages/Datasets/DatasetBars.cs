using System.Globalization;
using MLlm3Rec.Datasets;
using MLlm3Rec.Web.Components.Charts;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

/// <summary>From counted values to bars over ranges that a person reads.</summary>
internal static class DatasetBars
{
    /// <summary>So many different values stand each by itself.</summary>
    private const int Distinct = 21;

    private const int EvenRanges = 12;
    private const int MostMonths = 120;

    /// <summary>Users by length of history. Empty ranges before the first one only take room from the labels.</summary>
    public static IReadOnlyList<ChartBar> Of(IEnumerable<HistogramBin> bins) =>
        [.. bins.SkipWhile(bin => bin.Users == 0).Select(bin => new ChartBar(Range(bin.From, bin.To), bin.Users))];

    /// <summary>Over ranges that double: 1, 2, 3–4, 5–8 … For values from 1.</summary>
    public static IReadOnlyList<ChartBar> Doubling(IReadOnlyList<ValueCount> values)
    {
        var counts = values.GroupBy(value => HistogramBin.BinOf((int)Math.Ceiling(value.Value)))
            .ToDictionary(bin => bin.Key, bin => bin.Sum(value => value.Count));
        return counts.Count == 0 ? [] :
        [
            .. Enumerable.Range(counts.Keys.Min(), counts.Keys.Max() - counts.Keys.Min() + 1).Select(bin =>
                new ChartBar(Range(HistogramBin.Bounds(bin).From, HistogramBin.Bounds(bin).To), counts.GetValueOrDefault(bin))),
        ];
    }

    /// <summary>Few values each by itself; many over ranges that double, or over even ones where some lie below 1.</summary>
    public static IReadOnlyList<ChartBar> OfSignals(IReadOnlyList<ValueCount> values) =>
        values.Count <= Distinct ? [.. values.Select(value => new ChartBar(Short(value.Value), value.Count))]
        : values[0].Value >= 1 ? Doubling(values)
        : Even(values);

    /// <summary>Month by month, also those without a choice; year by year where there would be too many.</summary>
    /// <param name="days">By day since 1970.</param>
    public static IReadOnlyList<ChartBar> OfTime(IReadOnlyList<ValueCount> days)
    {
        if (days.Count == 0)
        {
            return [];
        }

        var months = days.GroupBy(day => MonthOf(day.Value)).ToDictionary(month => month.Key, month => month.Sum(day => day.Count));
        var (first, last) = (months.Keys.Min(), months.Keys.Max());
        return last - first < MostMonths
            ? [.. Enumerable.Range(first, last - first + 1).Select(month =>
                new ChartBar($"{month / 12}-{month % 12 + 1:00}", months.GetValueOrDefault(month)))]
            : [.. Enumerable.Range(first / 12, last / 12 - first / 12 + 1).Select(year =>
                new ChartBar($"{year}", months.Where(month => month.Key / 12 == year).Sum(month => month.Value)))];
    }

    public static IReadOnlyList<ChartBar> Of(IEnumerable<FieldCount> fields) =>
        [.. fields.Select(field => new ChartBar(field.Field, field.Count) { Of = field.Of })];

    private static List<ChartBar> Even(IReadOnlyList<ValueCount> values)
    {
        var (low, width) = (values[0].Value, (values[^1].Value - values[0].Value) / EvenRanges);
        var counts = values.GroupBy(value => Math.Min(EvenRanges - 1, (int)((value.Value - low) / width)))
            .ToDictionary(bin => bin.Key, bin => bin.Sum(value => value.Count));
        return
        [
            .. Enumerable.Range(0, EvenRanges).Select(bin =>
                new ChartBar($"{Short(low + bin * width)} to {Short(low + (bin + 1) * width)}", counts.GetValueOrDefault(bin))),
        ];
    }

    private static int MonthOf(double day)
    {
        var date = DateTime.UnixEpoch.AddDays(day);
        return date.Year * 12 + date.Month - 1;
    }

    private static string Range(int from, int to) => from == to ? $"{from:N0}" : $"{from:N0}–{to:N0}";

    private static string Short(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
