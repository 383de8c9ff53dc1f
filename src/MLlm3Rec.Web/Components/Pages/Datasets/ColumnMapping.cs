using System.Collections.Immutable;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

/// <summary>What a column of a table can mean to an import. The names are the keys of the import request.</summary>
/// <param name="Key">As on the command line: "user", "item" …</param>
/// <param name="Label">As on the page.</param>
/// <param name="Hint">What the column holds, for a person outside the team.</param>
/// <param name="Required">Without it no interaction can be read.</param>
public sealed record ColumnRole(string Key, string Label, string Hint, bool Required = false)
{
    public static ImmutableArray<ColumnRole> All { get; } =
    [
        new("user", "User", "Who chose", Required: true),
        new("item", "Item", "What was chosen", Required: true),
        new("time", "Time", "When: a date, or seconds or milliseconds since 1970"),
        new("signal", "Signal", "How much: stars, plays, hours"),
        new("text", "Text", "What the person wrote about it"),
    ];
}

/// <summary>Which column plays which role. Never refers to a column that the file does not have.</summary>
public sealed class ColumnMapping
{
    private readonly ImmutableDictionary<string, string> chosen;

    private ColumnMapping(IReadOnlyList<string> columns, ImmutableDictionary<string, string> chosen)
    {
        Columns = columns;
        this.chosen = chosen;
    }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Starts from a guess; columns that the file lacks are dropped from it.</summary>
    public static ColumnMapping From(IReadOnlyList<string> columns, IReadOnlyDictionary<string, string> guess) =>
        new(columns, guess.Where(pair => columns.Contains(pair.Value)).ToImmutableDictionary(StringComparer.Ordinal));

    public string? this[ColumnRole role] => chosen.GetValueOrDefault(role.Key);

    /// <summary>Gives a role another column; null or empty takes it away.</summary>
    public ColumnMapping With(ColumnRole role, string? column) => string.IsNullOrEmpty(column) || !Columns.Contains(column)
        ? new(Columns, chosen.Remove(role.Key))
        : new(Columns, chosen.SetItem(role.Key, column));

    /// <summary>The role a column plays, or null: for the heading of the preview's columns.</summary>
    public ColumnRole? RoleOf(string column) => ColumnRole.All.FirstOrDefault(role => this[role] == column);

    /// <summary>What keeps the import from starting, in words; empty when nothing does.</summary>
    public IReadOnlyList<string> Problems => [.. Missing().Concat(Shared())];

    /// <summary>As an import request takes it.</summary>
    public IReadOnlyDictionary<string, string> ToRequest() => chosen;

    private IEnumerable<string> Missing() => ColumnRole.All
        .Where(role => role.Required && this[role] is null)
        .Select(role => $"{role.Label} has no column: choose the one that says {char.ToLowerInvariant(role.Hint[0])}{role.Hint[1..]}.");

    private IEnumerable<string> Shared() => chosen
        .GroupBy(pair => pair.Value, StringComparer.Ordinal)
        .Where(roles => roles.Count() > 1)
        .OrderBy(roles => roles.Key, StringComparer.Ordinal)
        .Select(roles => $"Column “{roles.Key}” is chosen twice: {string.Join(" and ", LabelsOf(roles.Select(pair => pair.Key)))}.");

    private static IEnumerable<string> LabelsOf(IEnumerable<string> keys) =>
        ColumnRole.All.Where(role => keys.Contains(role.Key)).Select(role => role.Label);
}
