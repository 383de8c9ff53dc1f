using MLlm3Rec.Datasets;
using MLlm3Rec.Storage.Datasets;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

/// <summary>How a dataset's facts are said.</summary>
public static class DatasetWords
{
    /// <summary>Counts on cards: exact below 10,000, then "100.8 k", "1.0 M". The exact count stands beside it as a title.</summary>
    public static string Compact(long count) => count switch
    {
        < 10_000 => $"{count:N0}",
        < 999_950 => $"{count / 1e3:0.0} k",
        _ => $"{count / 1e6:0.0} M",
    };

    public static string Counted(long count, string one, string many) => $"{count:N0} {(count == 1 ? one : many)}";

    /// <summary>The share of all user-item pairs that occur, with enough digits to tell sparse from sparser.</summary>
    public static string Density(double density) => density switch
    {
        0 => "0 %",
        < 0.0001 => $"{density * 100:0.0000} %",
        < 0.01 => $"{density * 100:0.000} %",
        _ => $"{density * 100:0.0} %",
    };

    public static string Span(DateTimeOffset? first, DateTimeOffset? last) => (first, last) switch
    {
        ({ } from, { } to) when from.Date == to.Date => $"{from:d MMM yyyy}",
        ({ } from, { } to) => $"{from:d MMM yyyy} – {to:d MMM yyyy}",
        _ => "the source has no times",
    };

    /// <summary>"8 months", "24.1 years"; a dash where there are no times.</summary>
    public static string SpanLength(DateTimeOffset? first, DateTimeOffset? last) => (last - first) switch
    {
        null => "–",
        { TotalDays: < 2 } time => $"{time.TotalHours:0} hours",
        { TotalDays: < 61 } time => $"{time.TotalDays:0} days",
        { TotalDays: < 730 } time => $"{time.TotalDays / 30.44:0} months",
        { } time => $"{time.TotalDays / 365.25:0.0} years",
    };

    public static string Signal(SignalKind signal) => signal switch
    {
        SignalKind.Rating => "Ratings",
        SignalKind.Count => "Counts",
        _ => "None",
    };

    public static string SignalMeaning(SignalKind signal) => signal switch
    {
        SignalKind.Rating => "an opinion on a scale, higher is better",
        SignalKind.Count => "how often or how long",
        _ => "only that the choice was made",
    };

    /// <summary>"MovieLens 1M, imported 23 Nov 2026, cut to its 5-core."</summary>
    public static string Origin(DatasetSummary dataset) =>
        $"{dataset.Format}, imported {dataset.ImportedAt:d MMM yyyy}{(dataset.KCore > 0 ? $", cut to its {dataset.KCore}-core" : "")}.";
}
