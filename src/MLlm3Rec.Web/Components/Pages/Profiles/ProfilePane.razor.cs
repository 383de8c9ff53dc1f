using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Profiles;

/// <summary>One person beside the list: why they choose, in which words of their own history, and all they chose.</summary>
public sealed partial class ProfilePane(ProfileStore profiles, HistoryStore histories, AnswerStore answers, IJSRuntime js)
{
    private readonly NewestRequest reading = new();
    private ElementReference heading;
    private IJSObjectReference? module;
    private PersonStory? story;
    private Exception? failure;
    private int? answer;
    private IReadOnlyList<Exchange> exchanges = [];
    private (int Dataset, string User) shown;

    [Parameter, EditorRequired]
    public required DatasetSummary Dataset { get; set; }

    [Parameter, EditorRequired]
    public required string User { get; set; }

    [Parameter, EditorRequired]
    public required Vocabulary Vocabulary { get; set; }

    /// <summary>What the page's address says: which side is shown.</summary>
    [Parameter, EditorRequired]
    public required ProfilesView View { get; set; }

    /// <summary>After another engine's profile was made the visible one.</summary>
    [Parameter]
    public EventCallback OnChosen { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <summary>+1 for the next person of the list, −1 for the one before.</summary>
    [Parameter]
    public EventCallback<int> OnStep { get; set; }

    protected override Task OnParametersSetAsync()
    {
        if (shown == (Dataset.Id, User))
        {
            return Task.CompletedTask;
        }

        shown = (Dataset.Id, User);
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        // Stepping fast through the list must show the last person, not each in turn.
        var cancellationToken = reading.Begin();
        try
        {
            failure = null;
            var user = new UserId(User);
            var profile = profiles.FindAsync(Dataset.Id, user, cancellationToken);
            var told = new PersonStory(await profile, await histories.OfUserAsync(Dataset.Id, user, cancellationToken));
            answer = await profiles.AnswerOfAsync(Dataset.Id, user, cancellationToken);
            exchanges = answer is { } number ? await answers.ExchangesAsync(number, cancellationToken) : [];
            story = told;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A newer person has taken the pane, or it is gone.
        }
        catch (Exception unreadable) when (unreadable is not OperationCanceledException)
        {
            failure = unreadable; // The pane stands, with the way to the next person.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            module = await ImportAsync(js, "./Components/Pages/Profiles/ProfilePane.razor.js");
            await module.InvokeVoidAsync("enter", heading);
        }
    }

    protected override ValueTask LetGoAsync()
    {
        reading.Dispose();
        return module.ReleaseAsync("leave");
    }

    private string AddressOf(PaneTab tab) => Urls.Profiles(View with { Dataset = Dataset.Name, Tab = tab, Answer = null });
}
