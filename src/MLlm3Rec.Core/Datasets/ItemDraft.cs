namespace MLlm3Rec.Datasets;

/// <summary>What the files said of one item so far. The first file that names a field decides it; tags add up.</summary>
internal sealed class ItemDraft
{
    private string? title;
    private string? brand;
    private string? description;
    private IReadOnlyList<string> categories = [];
    private List<string>? tags;

    public void Add(ItemText text)
    {
        title ??= PlainText.Of(text.Title);
        brand ??= PlainText.Of(text.Brand);
        description ??= PlainText.Of(text.Description);
        categories = categories.Count > 0 ? categories : PlainText.OfAll(text.Categories);
        foreach (var tag in text.Tags)
        {
            AddTag(tag);
        }
    }

    public void AddTag(string tag)
    {
        tags ??= [];
        if (PlainText.Of(tag) is { } plain && !tags.Contains(plain, StringComparer.OrdinalIgnoreCase))
        {
            tags.Add(plain);
        }
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
}

/// <summary>What one row of one file says about an item, as written there; the builder makes plain text of it.</summary>
public sealed record ItemText
{
    public string? Title { get; init; }

    public IEnumerable<string?> Categories { get; init; } = [];

    public string? Brand { get; init; }

    public string? Description { get; init; }

    public IEnumerable<string> Tags { get; init; } = [];
}
