using Microsoft.AspNetCore.Components;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>An item by its id, or by words of its title with suggestions.</summary>
public sealed partial class ItemPicker
{
    private const int Suggestions = 12;

    private IReadOnlyList<Item> found = [];
    // What the browser was last told; it stays while a person types.
    private string? shown;
    private string? unknown;

    [Parameter, EditorRequired]
    public required Dataset Dataset { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Unique on the page.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    [Parameter]
    public string? Item { get; set; }

    [Parameter]
    public EventCallback<string> OnPick { get; set; }

    private string ListId => $"items-{Key}";

    protected override void OnParametersSet()
    {
        if (shown != Item)
        {
            shown = Item;
            unknown = null;
            found = [];
        }
    }

    /// <summary>All words of the text must stand in the title or the id.</summary>
    internal static IReadOnlyList<Item> Find(IReadOnlyList<Item> items, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? [] :
        [
            .. items.Where(item =>
                words.All(word =>
                    item.DisplayTitle.Contains(word, StringComparison.OrdinalIgnoreCase)
                        || item.Id.Value.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .Take(Suggestions),
        ];
    }

    private async Task FindAsync(object? value)
    {
        var text = value?.ToString()?.Trim() ?? "";
        if (found.Any(item => item.Id.Value == text))
        {
            await PickAsync(text);
            return;
        }

        found = Find(Dataset.Items, text);
    }

    private async Task PickAsync(object? value)
    {
        var text = value?.ToString()?.Trim() ?? "";
        if (text.Length == 0 || text == Item)
        {
            return;
        }

        // Words that fit one title alone are as good as its id.
        var id = Dataset.TryFindItem(new ItemId(text), out _) ? text : Find(Dataset.Items, text) is [var only] ? only.Id.Value : null;
        unknown = id is null ? text : null;
        if (id is not null)
        {
            await OnPick.InvokeAsync(id);
        }
    }
}
