using Microsoft.AspNetCore.Components;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Web.Components.People;

/// <summary>Whose list is shown: typed with suggestions, stepped through, or drawn by lot.</summary>
public sealed partial class PersonPicker
{
    private const int Suggestions = 12;

    private IReadOnlyList<string> found = [];
    // What the browser was last told. It stays while a person types: sending letters back would overtake the ones typed since.
    private string? shown;
    private string? unknown;

    [Parameter, EditorRequired]
    public required Dataset Dataset { get; set; }

    [Parameter, EditorRequired]
    public required string User { get; set; }

    [Parameter]
    public EventCallback<string> OnPick { get; set; }

    /// <summary>+1 for the next person, −1 for the one before.</summary>
    [Parameter]
    public EventCallback<int> OnStep { get; set; }

    [Parameter]
    public EventCallback OnRandom { get; set; }

    protected override void OnParametersSet()
    {
        if (shown != User)
        {
            shown = User;
            unknown = null;
            found = [];
        }
    }

    /// <summary>Ids that begin with the text come before ids that hold it.</summary>
    internal static IReadOnlyList<string> Find(IReadOnlyList<UserId> users, string text) =>
    [
        .. users.Where(user => user.Value.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            .Concat(users.Where(user => user.Value.IndexOf(text, StringComparison.OrdinalIgnoreCase) > 0))
            .Take(Suggestions)
            .Select(user => user.Value),
    ];

    // Choosing a suggestion is an input too; it needs no further suggestions.
    private async Task FindAsync(object? value)
    {
        var text = value?.ToString()?.Trim() ?? "";
        if (found.Contains(text))
        {
            await PickAsync(text);
            return;
        }

        found = text.Length == 0 ? [] : Find(Dataset.Users, text);
    }

    private async Task PickAsync(object? value)
    {
        var id = value?.ToString()?.Trim() ?? "";
        if (id.Length == 0 || id == User)
        {
            return;
        }

        unknown = Dataset.TryFindUser(new UserId(id), out _) ? null : id;
        if (unknown is null)
        {
            await OnPick.InvokeAsync(id);
        }
    }
}
