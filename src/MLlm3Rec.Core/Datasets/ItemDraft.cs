namespace MLlm3Rec.Datasets;

/// <summary>What the files said of one item so far. The first file that names a field decides it; tags add up.</summary>
internal sealed class ItemDraft
{
    // What a string costs beside its characters.
    private const int PerText = 32;

    private string? title;
    private string? brand;
    private string? description;
    private IReadOnlyList<string> categories = [];
    private List<string>? tags;
    private HashSet<string>? seen;
    private int tagged;

    /// <summary>Bytes of memory, roughly.</summary>
    public long Held { get; private set; } = 100;

    /// <summary>How many tags were left out because the item has <see cref="ItemText.MaxTags"/> characters of them.</summary>
    public int LeftOut { get; private set; }

    public void Add(ItemText text)
    {
        title ??= Keep(text.Title);
        brand ??= Keep(text.Brand);
        description ??= Keep(text.Description);
        if (categories.Count == 0)
        {
            categories = [.. text.Categories.OfType<string>()];
            Held += categories.Sum(category => PerText + (2L * category.Length));
        }

        foreach (var tag in text.Tags)
        {
            AddTag(tag);
        }
    }

    public void AddTag(string tag)
    {
        tags ??= [];
        seen ??= new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (seen.Contains(tag))
        {
            return;
        }

        if (tagged + tag.Length > ItemText.MaxTags)
        {
            LeftOut++;
            return;
        }

        seen.Add(tag);
        tags.Add(tag);
        tagged += tag.Length;
        Held += (2 * PerText) + (2 * tag.Length);
    }

    public Item ToItem(string id) => new()
    {
        Id = new ItemId(id),
        Title = title,
        Brand = brand,
        Description = description,
        Categories = categories,
        Tags = tags is null ? [] : [.. tags],
    };

    private string? Keep(string? text)
    {
        Held += text is null ? 0 : PerText + (2 * text.Length);
        return text;
    }
}

/// <summary>What one row of one file says about an item, in plain text by the time it reaches the builder (<see cref="PlainText"/>).</summary>
public sealed record ItemText
{
    /// <summary>Characters of all tags of one item; the most tagged film of MovieLens has some 50,000.</summary>
    public const int MaxTags = 200_000;

    public string? Title { get; init; }

    public IEnumerable<string?> Categories { get; init; } = [];

    public string? Brand { get; init; }

    public string? Description { get; init; }

    public IEnumerable<string> Tags { get; init; } = [];
}
