using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Web.Components.People;

/// <summary>Whose list is shown: typed with suggestions, stepped through, or drawn by lot.</summary>
public sealed partial class PersonPicker
{
    [Parameter, EditorRequired]
    public required Dataset Dataset { get; set; }

    [Parameter, EditorRequired]
    public required string User { get; set; }

    [Parameter]
    public EventCallback<string> OnPick { get; set; }

    /// <summary>Numbers of the people one steps through, ascending; null for everybody.</summary>
    [Parameter]
    public IReadOnlyList<int>? Among { get; set; }

    // The id itself, ids that begin with the text, ids that hold it.
    private IEnumerable<string> Find(string text) =>
        Dataset.Users.Select(user => user.Value).Where(id => id.Contains(text, StringComparison.OrdinalIgnoreCase))
            .OrderBy(id => id.Length == text.Length ? 0 : id.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 1 : 2);

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
