using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Values;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Reads a column of dates to its end where a sample does not tell days from months: the first day above 12 does.</summary>
internal static class DateOrderReading
{
    // One slip of the pen must not turn a column.
    private const int Clear = 3;

    /// <summary>Day first or month first; null if nothing in the file tells.</summary>
    public static async Task<TimeFormat?> OfAsync(SourcePlan plan, string name, SourceGuard guard)
    {
        using var table = await plan.OpenAsync(plan.Entry, guard);
        var column = ColumnMapping.IndexOf(table.Columns, name);
        var lead = 0;
        while (await table.NextBlockAsync(guard.Token))
        {
            while (Math.Abs(lead) < Clear && table.Read())
            {
                var field = table[column].Trim();
                lead += (TimeFormat.DayFirst.Read(field, out _) ? 1 : 0) - (TimeFormat.MonthFirst.Read(field, out _) ? 1 : 0);
            }
        }

        return lead == 0 ? null : lead > 0 ? TimeFormat.DayFirst : TimeFormat.MonthFirst;
    }
}
