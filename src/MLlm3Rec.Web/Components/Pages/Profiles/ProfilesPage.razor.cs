using Microsoft.AspNetCore.Components;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exports;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Components.Lifecycle;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.State;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Pages.Profiles;

/// <summary>All people of a dataset and why they choose. The address holds filters, order and the open person.</summary>
public sealed partial class ProfilesPage(
    ProfileStore profiles, PromptStore prompts, Preparation preparation, CurrentDataset current, NavigationManager navigation,
    IDialogService dialogs) : PageOfDataset(current)
{
    private Vocabulary? vocabulary;
    private ProfilesView state = new();
    private DatasetSummary? dataset;
    private IReadOnlyList<RunRequest> steps = [];
    private readonly HashSet<string> chosen = new(StringComparer.Ordinal);
    private bool loaded;
    private int everybody;
    private int matching;
    private int revision;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "motive")]
    public string[]? Motives { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "dir")]
    public string? Direction { get; set; }

    [SupplyParameterFromQuery(Name = "user")]
    public string? User { get; set; }

    [SupplyParameterFromQuery(Name = "tab")]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = "answer")]
    public int? Answer { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var before = state;
        state = ProfilesView.Parse(Asked, Text, Motives, Sort, Direction, User, Tab, Answer);
        if (!loaded || before.Dataset != state.Dataset)
        {
            await ReloadAsync();
            return;
        }

        state = Sorted(state);
        if (!before.ListsSameAs(state))
        {
            await CountAsync();
        }
    }

    private async Task ReloadAsync()
    {
        dataset = await FindDatasetAsync();
        vocabulary = dataset is not null && await profiles.CurrentAsync(dataset.Id, Leaving) is { } told
            ? await prompts.VocabularyAsync(told.Provenance.Vocabulary, Leaving)
            : null;
        everybody = dataset is null ? 0 : (await profiles.SummaryAsync(dataset.Id, Leaving))?.Users ?? 0;
        state = Sorted(state);
        steps = dataset is null || everybody > 0 ? [] : (await preparation.ReadinessAsync(dataset.Id, Leaving)).Missing(dataset.Name);
        await CountAsync();
        loaded = true;
    }

    private ProfilesView Sorted(ProfilesView wanted) => vocabulary is null ? wanted : wanted.SortedWithin(vocabulary);

    private async Task CountAsync() =>
        matching = dataset is null || everybody == 0 ? 0 : (await profiles.PageAsync(state.ToQuery(dataset.Id) with { Take = 0 }, Leaving)).Total;

    /// <summary>The first letters of a search are a step that Back undoes; what is typed after them refines it.</summary>
    private void SearchAsync(string text) => Go(state with { Text = text }, replace: state.Text.Length > 0);

    private async Task FilterAsync()
    {
        if (vocabulary is null)
        {
            return;
        }

        var dialog = await dialogs.ShowAsync<FilterDialog>(
            "Filter and sort",
            new DialogParameters<FilterDialog> { { shown => shown.State, state }, { shown => shown.Vocabulary, vocabulary } },
            new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true });
        if (await dialog.Result is { Canceled: false, Data: ProfilesView chosen })
        {
            Go(chosen with { User = state.User, Tab = state.Tab, Answer = state.Answer });
        }
    }

    private async Task StepAsync(int by)
    {
        if (dataset is null || state.User is null)
        {
            return;
        }

        var query = state.ToQuery(dataset.Id);
        var place = await profiles.PositionAsync(query, new UserId(state.User), Leaving);
        var target = Math.Clamp(place + by, 0, Math.Max(matching - 1, 0));
        if ((await profiles.PageAsync(query with { Skip = target, Take = 1 }, Leaving)).Rows is [var row])
        {
            Go(state.Of(row.UserId.Value));
        }
    }

    // The file shows what the list shows at this moment, whatever is filtered before the browser fetches it.
    private Func<CancellationToken, ExportTable> People()
    {
        var (query, told) = (state.ToQuery(dataset!.Id), vocabulary!); // Offered beside a list only, and with its words.
        return cancelled => ProfileTables.People(profiles, query, told, cancelled);
    }

    private void Close() => Go(state.Closed());

    /// <summary>One entry was replaced: the list shows it, and the pane goes back to the motives.</summary>
    private async Task ChosenAsync()
    {
        revision++;
        await CountAsync();
        Go(state with { Tab = PaneTab.Motives, Answer = null });
    }

    private void Choose(string user)
    {
        if (!chosen.Remove(user))
        {
            chosen.Add(user);
        }
    }

    private void Go(ProfilesView next, bool replace = false)
    {
        if (next != state)
        {
            navigation.NavigateTo(Urls.Profiles((next with { Dataset = dataset?.Name ?? next.Dataset })), replace: replace);
        }
    }
}
