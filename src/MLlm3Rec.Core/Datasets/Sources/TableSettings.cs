using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Entries;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>
/// What a person said of tables: columns for slots ("user" → "customer"), and, under names that are no slots, how to read them: "separator" (a
/// character, or tab, comma, semicolon, pipe, space), "where" ("event=transaction"), "unrated" (the number that means no rating, or empty for none),
/// "timeformat" ("dd/MM/yyyy", "day first", "month first"), "ids" ("number" where 007 and 7.0 mean 7).
/// </summary>
internal sealed record TableSettings
{
    private static readonly string[] Ways = ["separator", "where", "unrated", "timeformat", "ids"];

    public static TableSettings None { get; } = new();

    public IReadOnlyDictionary<ColumnSlot, string> Slots { get; private init; } = new Dictionary<ColumnSlot, string>();

    public string? Separator { get; private init; }

    /// <summary>Only rows whose column says this are choices.</summary>
    public (string Column, string Value)? Where { get; private init; }

    /// <summary>Null where nothing was said, empty where no number means "not rated".</summary>
    public string? Unrated { get; private init; }

    public string? TimeFormat { get; private init; }

    /// <summary>Whether ids are numbers, so that 007, 7.0 and 7 are one.</summary>
    public bool NumberIds { get; private init; }

    /// <summary>Columns by name; a slot given as empty names none.</summary>
    public IReadOnlyCollection<string> Columns =>
        [.. Slots.Values.Append(Where?.Column ?? "").Where(column => column.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <exception cref="SourceRefusedException">A key is neither a slot nor one of the ways, or its value says nothing.</exception>
    public static TableSettings Of(IReadOnlyDictionary<string, string>? given)
    {
        if (given is null or { Count: 0 })
        {
            return None;
        }

        var said = given.Where(pair => Ways.Contains(pair.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        return new TableSettings
        {
            Slots = given.Where(pair => !said.ContainsKey(pair.Key)).ToDictionary(pair => ParseSlot(pair.Key), pair => pair.Value.Trim()),
            Separator = said.TryGetValue("separator", out var separator) ? ParseSeparator(separator) : null,
            Where = said.TryGetValue("where", out var where) && where.Length > 0 ? ParseWhere(where) : null,
            Unrated = said.GetValueOrDefault("unrated")?.Trim(),
            TimeFormat = said.GetValueOrDefault("timeformat") is { Length: > 0 } format ? format.Trim() : null,
            NumberIds = said.GetValueOrDefault("ids")?.Trim() is "number",
        };
    }

    private static ColumnSlot ParseSlot(string name) => Enum.TryParse<ColumnSlot>(name, ignoreCase: true, out var slot) && Enum.IsDefined(slot)
        ? slot
        : throw new SourceRefusedException(
            $"A column cannot be mapped to \"{name}\". Possible are: "
                + $"{string.Join(", ", Enum.GetNames<ColumnSlot>().Select(slot => slot.ToLowerInvariant()))}; "
                + $"beside them {string.Join(", ", Ways)}.");

    private static string? ParseSeparator(string text) => text.Trim().ToLowerInvariant() switch
    {
        "tab" or "\\t" => "\t",
        "comma" => ",",
        "semicolon" => ";",
        "pipe" => "|",
        "space" or "blank" => " ",
        "" => text.Length == 0 ? null : text[..1],
        { Length: <= 4 } other => other,
        _ => throw new SourceRefusedException($"\"{text}\" is no separator. Name one character, or tab, comma, semicolon, pipe, space."),
    };

    private static (string Column, string Value) ParseWhere(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is var equals and > 0
            ? (text[..equals].Trim(), text[(equals + 1)..].Trim())
            : throw new SourceRefusedException($"\"{text}\" does not say which rows to keep. Write a column and its value: event=transaction.");
}
