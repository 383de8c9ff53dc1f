using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Web.Words;

/// <summary>How amounts of time and work are said on pages that show runs.</summary>
public static class RunWords
{
    /// <summary>Two units at most: "0.4 s", "12 s", "1 min 20 s", "2 h 5 min", "3 d 4 h".</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 0.95 } => $"{Math.Max(0, time.TotalSeconds):0.0} s",
        { TotalSeconds: < 59.5 } => $"{time.TotalSeconds:0} s",
        { TotalMinutes: < 60 } => Two(time.Minutes, "min", time.Seconds, "s"),
        { TotalHours: < 24 } => Two(time.Hours, "h", time.Minutes, "min"),
        _ => Two(time.Days, "d", time.Hours, "h"),
    };

    /// <summary>An estimate is told coarsely, because it is one: "about 3 min left".</summary>
    public static string Remaining(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => "almost done",
        { TotalSeconds: < 55 } => $"about {RoundUp(time.TotalSeconds, time.TotalSeconds < 10 ? 1 : 5)} s left",
        { TotalMinutes: < 55 } => $"about {RoundUp(time.TotalMinutes, 1)} min left",
        _ => $"about {RoundUp(time.TotalMinutes, 10) / 60} h {RoundUp(time.TotalMinutes, 10) % 60} min left",
    };

    /// <summary>"4,120 of 10,000", or "4,120" where the total cannot be known.</summary>
    public static string Work(long done, long total) => total > 0 ? $"{done:N0} of {total:N0}" : $"{done:N0}";

    /// <summary>Whole percent, never 100 before the end; null where the total cannot be known.</summary>
    public static int? Percent(long done, long total) =>
        total <= 0 ? null : done >= total ? 100 : (int)Math.Min(99, 100 * done / total);

    /// <summary>"4,120 of 10,000", "41 %", "1 min 20 s", "about 2 min left": what is known of a run that works.</summary>
    public static IEnumerable<string> Figures(RunSnapshot run)
    {
        if (run.Done > 0 || run.Total > 0)
        {
            yield return Work(run.Done, run.Total);
        }

        if (Percent(run.Done, run.Total) is { } percent)
        {
            yield return $"{percent} %";
        }

        yield return Duration(run.Elapsed);
        if (run.Remaining is { } remaining)
        {
            yield return Remaining(remaining);
        }
    }

    /// <summary>"just now", "5 min ago", "3 h ago", "yesterday", "12 days ago", then the date.</summary>
    public static string Ago(DateTimeOffset then, DateTimeOffset now) => (now - then) switch
    {
        { TotalSeconds: < 60 } => "just now",
        { TotalMinutes: < 60 } age => $"{(int)age.TotalMinutes} min ago",
        { TotalHours: < 24 } age => $"{(int)age.TotalHours} h ago",
        { TotalDays: < 2 } => "yesterday",
        { TotalDays: < 31 } age => $"{(int)age.TotalDays} days ago",
        _ => $"{then:d MMM yyyy}",
    };

    private static string Two(int large, string largeUnit, int small, string smallUnit) =>
        small == 0 ? $"{large} {largeUnit}" : $"{large} {largeUnit} {small} {smallUnit}";

    private static int RoundUp(double value, int step) => (int)Math.Ceiling(value / step) * step;
}
