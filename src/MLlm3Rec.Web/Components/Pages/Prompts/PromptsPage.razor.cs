using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Web.Components.Lifecycle;
using MLlm3Rec.Web.Components.Pages.Prompts.Drafts;
using MLlm3Rec.Web.Components.Pages.Prompts.Trials;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Prompts;
using MLlm3Rec.Web.State;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Pages.Prompts;

/// <summary>The prompt studio: drafts, what they change, what is live. Address holds draft, part, person, tab and test.</summary>
public sealed partial class PromptsPage(
    PromptStore store, DraftStore draftStore, StudioStores studio, CurrentDataset current, NavigationManager navigation,
    IDialogService dialogs) : PageOfDataset(current)
{
    private readonly string writer = Guid.CreateVersion7().ToString();
    private PromptsView view = new();
    private PublishedPrompt? live;
    private IReadOnlyList<PublishedPrompt> history = [];
    private IReadOnlyList<DraftSummary> drafts = [];
    private IReadOnlyList<string> connections = [];
    private IReadOnlyDictionary<string, string>? values;
    private PublishGates gates = new();
    private DatasetSummary? dataset;
    private Staleness? stale;
    private DraftService? draft;
    private DraftEditor? editor;
    private TestPanel? panel;
    private TrialReport? report;
    private string? previewUser;
    private string? said;

    /// <summary>Whoever publishes and goes back here.</summary>
    [Inject]
    public required Visitor Visitor { get; set; }

    [SupplyParameterFromQuery(Name = "draft")] public int? Draft { get; set; }

    [SupplyParameterFromQuery(Name = "tab")] public string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = "part")] public string? Part { get; set; }

    [SupplyParameterFromQuery(Name = "dimension")] public string? Dimension { get; set; }

    [SupplyParameterFromQuery(Name = "user")] public string? User { get; set; }

    [SupplyParameterFromQuery(Name = "test")] public int? Test { get; set; }

    [SupplyParameterFromQuery(Name = "people")] public string? People { get; set; }

    [SupplyParameterFromQuery(Name = "with")] public string? With { get; set; }

    private string Status => draft switch
    {
        null => "",
        { IsGone: true } => "Somebody deleted this draft. What you type is kept in this browser only.",
        { Theirs: not null } => "Not saved: another tab saved meanwhile.",
        { Trouble: { } trouble } => $"Not saved. {trouble}",
        { IsSaved: true } => $"Saved {draft.Saved.UpdatedAt.LocalDateTime:HH:mm}",
        _ => "Saving …",
    };

    private bool CanPublish => PublishObstacle is null;

    private string? PublishObstacle => draft switch
    {
        null => "There is no draft.",
        { Trouble: { } trouble } => trouble,
        { Faults.Count: > 0 } => "First mend what is marked.",
        _ when draft.Current.Version == live?.Set.Version => "The draft is the same as the live prompt.",
        _ => null,
    };

    protected override async Task OnParametersSetAsync()
    {
        var before = view;
        view = new PromptsView
        {
            Dataset = Asked,
            Draft = Draft,
            Tab = PromptsView.TabOf(Tab),
            Part = string.IsNullOrEmpty(Part) ? null : Part,
            Dimension = Dimension,
            User = User,
            Test = Test,
            People = People,
            With = With,
        };
        if (live is null || before.Dataset != view.Dataset)
        {
            await LoadAsync();
        }

        view = view with { Part = view.Part ?? PromptsView.FirstPart(connections.Count > 0) };
        if (draft is null || (view.Draft is { } wanted && wanted != draft.Saved.Id))
        {
            await OpenDraftAsync();
        }

        if (values is null || before.User != view.User || before.Dataset != view.Dataset)
        {
            await PreviewAsync();
        }
    }

    private async Task LoadAsync()
    {
        dataset = view.Dataset is null ? null : await FindDatasetAsync();
        connections = [.. (await studio.Connections.ListAsync(Leaving)).Where(connection => connection.CanChat)
            .Select(connection => connection.Name)];
        gates = await store.GatesAsync(Leaving);
        await ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        drafts = await draftStore.ListAsync(Leaving);
        history = await store.HistoryAsync(Leaving);
        live = history[0];
        await ReloadStaleAsync();
        await TestedAsync();
    }

    private async Task ReloadStaleAsync()
    {
        if (dataset is not null && live is not null)
        {
            stale = await studio.Preparation.StalenessAsync(dataset.Id, Leaving);
        }
    }

    private async Task OpenDraftAsync()
    {
        var id = view.Draft ?? (drafts.Count > 0 ? drafts[0].Id : 0);
        var found = id == 0 ? null : await draftStore.FindAsync(id, Leaving);
        if ((found is not null && draft?.Saved.Id == found.Id) || (view.Draft is { } wanted && wanted != id))
        {
            // Another address came meanwhile: what was typed since lies in the draft that it opened, or it is about to open another.
            return;
        }

        draft = found is null ? null : new DraftService(draftStore, store.Shipped, found, writer);
        said = found is null && view.Draft is not null ? "There is no such draft any more." : said;
        await TestedAsync();
    }

    /// <summary>The report that would count if this draft were published now.</summary>
    private async Task TestedAsync() =>
        report = draft is null || live is null ? null : await studio.Tests.ReportAsync(draft.Current.Version, live.Set.Version, Leaving);

    private async Task PreviewAsync()
    {
        previewUser = view.User ?? (dataset is null ? null : await studio.FirstUserAsync(dataset, Leaving));
        values = dataset is null || previewUser is null || live is null
            ? null
            : await studio.Preview.OfAsync(dataset.Name, previewUser, draft?.Current ?? live.Set, Leaving);
    }

    private void Go(PromptsView next) => navigation.NavigateTo(Urls.Prompts(next with { Draft = next.Draft ?? draft?.Saved.Id }));

    private async Task SavedAsync()
    {
        await TestedAsync();
        panel?.Refresh();
        StateHasChanged();
    }

    private async Task RunAsync()
    {
        if (panel is not null)
        {
            await panel.RunAsync();
        }
    }
}
