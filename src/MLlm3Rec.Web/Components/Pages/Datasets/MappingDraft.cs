using System.Collections.Immutable;
using MLlm3Rec.Datasets.Sources;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

/// <summary>Which column plays which role, beside what was guessed. Never refers to a column that the file does not have.</summary>
public sealed class MappingDraft
{
    private readonly ImmutableDictionary<string, string> guessed;
    private readonly ImmutableDictionary<string, string> chosen;
    private readonly bool describesItemsOnly;

    private MappingDraft(
        IReadOnlyList<string> columns,
        bool describesItemsOnly,
        ImmutableDictionary<string, string> guessed,
        ImmutableDictionary<string, string> chosen)
    {
        Columns = columns;
        this.describesItemsOnly = describesItemsOnly;
        this.guessed = guessed;
        this.chosen = chosen;
    }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Starts from the preview's guess; columns that the file lacks are dropped from it.</summary>
    public static MappingDraft From(SourcePreview preview)
    {
        IReadOnlyList<string> columns = [.. preview.Columns.Union(preview.OtherColumns)];
        var guess = preview.Mapping.Where(pair => columns.Contains(pair.Value)).ToImmutableDictionary(StringComparer.Ordinal);
        var itemsOnly = preview.Missing.Count == 0 && !guess.ContainsKey("user");
        return new MappingDraft(columns, itemsOnly, guess, guess);
    }

    public string? this[ColumnRole role] => chosen.GetValueOrDefault(role.Key);

    /// <summary>Gives a role another column; null or empty takes it away.</summary>
    public MappingDraft With(ColumnRole role, string? column) => new(
        Columns,
        describesItemsOnly,
        guessed,
        string.IsNullOrEmpty(column) || !Columns.Contains(column) ? chosen.Remove(role.Key) : chosen.SetItem(role.Key, column));

    /// <summary>Takes over what an earlier request said, as far as the columns are there.</summary>
    public MappingDraft With(IReadOnlyDictionary<string, string>? columns) => columns is null
        ? this
        : ColumnRole.All.Where(role => columns.ContainsKey(role.Key)).Aggregate(this, (mapping, role) => mapping.With(role, columns[role.Key]));

    /// <summary>The role a column plays, or null: for the heading of the preview's columns.</summary>
    public ColumnRole? RoleOf(string column) => ColumnRole.All.FirstOrDefault(role => this[role] == column);

    /// <summary>What keeps the import from starting, in words; empty when nothing does.</summary>
    public IReadOnlyList<string> Problems => [.. Missing().Concat(Shared())];

    /// <summary>Only what differs from the guess, "" for a role taken away; null when nothing differs and the import may guess again.</summary>
    public IReadOnlyDictionary<string, string>? ToRequest()
    {
        var changed = guessed.Keys.Union(chosen.Keys)
            .Where(key => guessed.GetValueOrDefault(key) != chosen.GetValueOrDefault(key))
            .ToDictionary(key => key, key => chosen.GetValueOrDefault(key) ?? "");
        return changed.Count == 0 ? null : changed;
    }

    private IEnumerable<string> Missing() => ColumnRole.All
        .Where(role => role.Required && !describesItemsOnly && this[role] is null)
        .Select(role => $"{role.Label} has no column: choose the one that says {char.ToLowerInvariant(role.Hint[0])}{role.Hint[1..]}.");

    private IEnumerable<string> Shared() => chosen
        .GroupBy(pair => pair.Value, StringComparer.Ordinal)
        .Where(roles => roles.Count() > 1)
        .OrderBy(roles => roles.Key, StringComparer.Ordinal)
        .Select(roles => $"Column “{roles.Key}” is chosen twice: {string.Join(" and ", LabelsOf(roles.Select(pair => pair.Key)))}.");

    private static IEnumerable<string> LabelsOf(IEnumerable<string> keys) =>
        ColumnRole.All.Where(role => keys.Contains(role.Key)).Select(role => role.Label);
}
