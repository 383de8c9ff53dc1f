using Microsoft.AspNetCore.Components;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Prompts;
using MLlm3Rec.Web.State;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Pages.Prompts;

/// <summary>The prompt studio: drafts, what they change, what is live. Address holds draft, part, person, tab and test.</summary>
public sealed partial class PromptsPage(
    PromptStore store, DraftStore draftStore, StudioStores studio, CurrentDataset current, NavigationManager navigation, IDialogService dialogs) : IDisposable
{
    private readonly Lifetime lifetime = new();
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
    private DraftService? desk;
    private DraftEditor? editor;
    private TestPanel? panel;
    private TrialReport? report;
    private string? previewUser;
    private string? said;

    [SupplyParameterFromQuery(Name = "dataset")] public string? DatasetName { get; set; }

    [SupplyParameterFromQuery(Name = "draft")] public int? Draft { get; set; }

    [SupplyParameterFromQuery(Name = "tab")] public string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = "part")] public string? Part { get; set; }

    [SupplyParameterFromQuery(Name = "dimension")] public string? Dimension { get; set; }

    [SupplyParameterFromQuery(Name = "user")] public string? User { get; set; }

    [SupplyParameterFromQuery(Name = "test")] public int? Test { get; set; }

    [SupplyParameterFromQuery(Name = "people")] public string? People { get; set; }

    [SupplyParameterFromQuery(Name = "with")] public string? With { get; set; }

    private string Status => desk switch
    {
        null => "",
        { IsGone: true } => "Somebody deleted this draft. What you type is kept in this browser only.",
        { Theirs: not null } => "Not saved: another tab saved meanwhile.",
        { IsSaved: true } => $"Saved {desk.Saved.UpdatedAt.LocalDateTime:HH:mm}",
        _ => "Saving …",
    };

    private bool CanPublish => PublishObstacle is null;

    private string? PublishObstacle => desk switch
    {
        null => "There is no draft.",
        { Faults.Count: > 0 } => "First mend what is marked.",
        _ when desk.Current.Version == live?.Set.Version => "The draft is the same as the live prompt.",
        _ => null,
    };

    protected override async Task OnParametersSetAsync()
    {
        var before = view;
        view = new PromptsView
        {
            Dataset = DatasetName ?? current.Name, Draft = Draft, Tab = PromptsView.TabOf(Tab), Part = string.IsNullOrEmpty(Part) ? null : Part,
            Dimension = Dimension, User = User, Test = Test, People = People, With = With,
        };
        if (live is null || before.Dataset != view.Dataset)
        {
            await LoadAsync();
        }

        view = view with { Part = view.Part ?? PromptsView.FirstPart(connections.Count > 0) };
        if (desk is null || (view.Draft is { } wanted && wanted != desk.Saved.Id))
        {
            await OpenDraftAsync();
        }

        if (values is null || before.User != view.User || before.Dataset != view.Dataset)
        {
            await PreviewAsync();
        }
    }

    public void Dispose() => lifetime.Dispose();

    private async Task LoadAsync()
    {
        dataset = view.Dataset is { } name ? await studio.Datasets.FindAsync(name, lifetime.Token) : null;
        connections = [.. (await studio.Connections.ListAsync(lifetime.Token)).Where(connection => connection.CanChat).Select(connection => connection.Name)];
        gates = await store.GatesAsync(lifetime.Token);
        await ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        drafts = await draftStore.ListAsync(lifetime.Token);
        history = await store.HistoryAsync(lifetime.Token);
        live = history[0];
        await ReloadStaleAsync();
        await TestedAsync();
    }

    private async Task ReloadStaleAsync()
    {
        if (dataset is not null && live is not null)
        {
            var ready = await studio.Preparation.ReadinessAsync(dataset.Id, lifetime.Token);
            stale = Staleness.Of(live.Set, ready.Traits, ready.Motives, ready.Ranking);
        }
    }

    private async Task OpenDraftAsync()
    {
        var id = view.Draft ?? (drafts.Count > 0 ? drafts[0].Id : 0);
        var found = id == 0 ? null : await draftStore.FindAsync(id, lifetime.Token);
        if ((found is not null && desk?.Saved.Id == found.Id) || (view.Draft is { } wanted && wanted != id))
        {
            // Another address came meanwhile: what was typed since lies on the desk that it opened, or it is about to open another.
            return;
        }

        desk = found is null ? null : new DraftService(draftStore, store.Shipped, found, writer);
        said = found is null && view.Draft is not null ? "There is no such draft any more." : said;
        await TestedAsync();
    }

    /// <summary>The report that would count if this draft were published now.</summary>
    private async Task TestedAsync() =>
        report = desk is null || live is null ? null : await studio.Tests.ReportAsync(desk.Current.Version, live.Set.Version, lifetime.Token);

    private async Task PreviewAsync()
    {
        previewUser = view.User ?? (dataset is null ? null : await studio.FirstUserAsync(dataset, lifetime.Token));
        values = dataset is null || previewUser is null || live is null ? null : await studio.Preview.OfAsync(dataset.Name, previewUser, desk?.Current ?? live.Set, lifetime.Token);
    }

    private void Go(PromptsView next) => navigation.NavigateTo(Urls.Prompts(next with { Draft = next.Draft ?? desk?.Saved.Id }));

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
