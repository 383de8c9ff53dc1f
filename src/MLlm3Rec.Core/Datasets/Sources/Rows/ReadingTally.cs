using System.Globalization;

namespace MLlm3Rec.Datasets.Sources.Rows;

/// <summary>Counts, while a table is read, what a person should know of it afterwards.</summary>
internal sealed class ReadingTally
{
    private readonly Dictionary<string, (long Count, string First, long Row)> unknown = new(StringComparer.Ordinal);
    private long first = long.MaxValue;
    private long last = long.MinValue;
    private long unrated;
    private long leftOut;

    /// <summary>A field that was to say something and does not.</summary>
    public void Unknown(string column, ReadOnlySpan<char> field, long row)
    {
        unknown[column] = unknown.TryGetValue(column, out var before)
            ? before with { Count = before.Count + 1 }
            : (1, field.Length <= 40 ? field.ToString() : $"{field[..40]}…", row);
    }

    public void Time(long seconds)
    {
        first = Math.Min(first, seconds);
        last = Math.Max(last, seconds);
    }

    public void Unrated() => unrated++;

    public void LeftOut() => leftOut++;

    /// <summary>"2022-04-08 to 2022-04-27", or null where no row had a time.</summary>
    public string? Span => first > last ? null : Day(first) == Day(last) ? Day(first) : $"{Day(first)} to {Day(last)}";

    public IEnumerable<string> Remarks((string Column, string Value)? where)
    {
        if (leftOut > 0 && where is { } kept)
        {
            yield return $"{leftOut:N0} rows without {kept.Column}={kept.Value} are no choices";
        }

        if (unrated > 0)
        {
            yield return $"{unrated:N0} rows are not rated";
        }

        foreach (var (column, (count, text, row)) in unknown.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            yield return $"{column} is unknown in {count:N0} rows, first in row {row:N0}: \"{text}\"";
        }
    }

    private static string Day(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
