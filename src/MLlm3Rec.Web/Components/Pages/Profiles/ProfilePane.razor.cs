using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Profiles;

/// <summary>One person beside the list: why they choose, in which words of their own history, and all they chose.</summary>
public sealed partial class ProfilePane(ProfileStore profiles, HistoryStore histories, IJSRuntime js) : IAsyncDisposable
{
    private CancellationTokenSource reading = new();
    private ElementReference heading;
    private IJSObjectReference? module;
    private PersonStory? story;
    private (int Dataset, string User) shown;

    [Parameter, EditorRequired]
    public required DatasetSummary Dataset { get; set; }

    [Parameter, EditorRequired]
    public required string User { get; set; }

    [Parameter, EditorRequired]
    public required Vocabulary Vocabulary { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <summary>+1 for the next person of the list, −1 for the one before.</summary>
    [Parameter]
    public EventCallback<int> OnStep { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (Dataset.Id, User))
        {
            return;
        }

        // Stepping fast through the list must show the last person, not each in turn.
        shown = (Dataset.Id, User);
        await reading.CancelAsync();
        reading.Dispose();
        reading = new CancellationTokenSource();
        var cancellationToken = reading.Token;
        try
        {
            var user = new UserId(User);
            var profile = profiles.FindAsync(Dataset.Id, user, cancellationToken);
            story = new PersonStory(await profile, await histories.OfUserAsync(Dataset.Id, user, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A newer person has taken the pane, or it is gone.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            module = await js.InvokeAsync<IJSObjectReference>("import", "./Components/Pages/Profiles/ProfilePane.razor.js");
            await module.InvokeVoidAsync("enter", heading);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await reading.CancelAsync();
        reading.Dispose();
        await module.ReleaseAsync("leave");
    }

    private static string EngineWords(Provenance provenance) =>
        provenance.Engine == "built-in" ? $"the built-in engine {provenance.Model}" : $"{provenance.Engine}, {provenance.Model}";
}
