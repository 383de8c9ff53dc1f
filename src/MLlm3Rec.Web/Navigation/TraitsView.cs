namespace MLlm3Rec.Web.Navigation;

/// <summary>Which items are listed, or which one is looked at: a part of the address of their page.</summary>
public sealed record TraitsView
{
    public string? Dataset { get; init; }

    /// <summary>Id of the one item that is shown; null for the list.</summary>
    public string? Item { get; init; }

    /// <summary>Words of titles and ids.</summary>
    public string? Text { get; init; }

    /// <summary>Key of a dimension that items offer.</summary>
    public string? Trait { get; init; }

    public bool IsFiltered => Text is not null || Trait is not null;

    public static TraitsView Parse(string? dataset, string? item, string? text, string? trait) =>
        new() { Dataset = dataset, Item = Some(item), Text = Some(text), Trait = Some(trait) };

    public static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>As parts of an address, from the first page.</summary>
    public IReadOnlyDictionary<string, object?> Query() => new Dictionary<string, object?>
    {
        ["q"] = Text,
        ["trait"] = Trait,
        ["page"] = null,
    };
}
