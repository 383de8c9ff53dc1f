using System.Security.Cryptography;
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

    /// <summary>Numbers of the people one steps through, ascending; null for everybody.</summary>
    [Parameter]
    public IReadOnlyList<int>? Among { get; set; }

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

    /// <summary>Round and round: after the last person comes the first.</summary>
    private Task StepAsync(int by)
    {
        Dataset.TryFindUser(new UserId(User), out var user);
        var (people, place) = Among is { } some ? (some.Count, some.TakeWhile(other => other < user).Count()) : (Dataset.Users.Count, user);
        return GoAsync((place + by + people) % people);
    }

    private Task DrawAsync() => GoAsync(RandomNumberGenerator.GetInt32(Among?.Count ?? Dataset.Users.Count));

    private Task GoAsync(int place) => OnPick.InvokeAsync(Dataset.Users[Among?[place] ?? place].Value);
}
