using Microsoft.AspNetCore.Components;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Lifecycle;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Ranking;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Home;

/// <summary>One person of the current dataset as a story: why they choose, what is proposed, what others would say, where to go on.</summary>
public sealed partial class HomePage(
    CurrentDataset current,
    FittedDatasetCache fittedDatasets,
    Preparation preparation,
    RunFeed feed,
    NavigationManager navigation) : PageOfDataset(current)
{
    private const int Shown = 5;

    private readonly IReadOnlyList<RunRequest> sample = BundledSample.Steps();
    private DatasetSummary? dataset;
    private PreparationNotice? preparing;
    private RankingBoard? board;
    private FittedDataset? fittedDataset;
    private bool foundTruth;
    private bool loaded;

    [SupplyParameterFromQuery(Name = "user")]
    public string? User { get; set; }

    protected override void OnInitialized() => Hold(Current.OnChanged(() => DispatchAsync(DatasetsChangedAsync)));

    protected override Task OnParametersSetAsync() => ReloadAsync();

    // A finished import or a deletion changes what this page can tell; another person's choice of dataset comes through the address.
    private async Task DatasetsChangedAsync()
    {
        if (dataset is null || Current.Find(dataset.Name)?.Id != dataset.Id)
        {
            await ReloadAsync();
            StateHasChanged();
        }
    }

    private async Task ReloadAsync()
    {
        dataset = DatasetName is null ? Current.Summary : Current.Find(DatasetName);
        var readiness = dataset is null ? null : await preparation.ReadinessAsync(dataset.Id, Leaving);
        fittedDataset = dataset is not null && readiness is { Ranking: not null } ? await fittedDatasets.GetAsync(dataset.Name, Leaving) : null;
        preparing = fittedDataset is null ? PreparationNotice.Of(dataset, readiness, feed.Active) : null;
        board = fittedDataset is { } told ? await TryAsync(() => TellAsync(told)) : null;
        foundTruth = board is { Hidden: { } hidden } && board.Ours.RankOf(hidden.Item) <= Shown;
        loaded = true;
    }

    private async Task<RankingBoard?> TellAsync(FittedDataset from)
    {
        var person = User ?? await StoryPicker.PickAsync(from, Leaving);
        var view = new RankingView { Dataset = from.Dataset.Name, User = person, Question = HistoryView.HeldOut, Top = Shown };
        return await BoardMaker.MakeAsync(from, view, Leaving);
    }

    private async Task LoadSampleAsync()
    {
        await preparation.StartAsync(sample, Leaving);
        preparing = PreparationNotice.Bringing(BundledSample.Dataset, sample); // Its runs are not heard of at once.
    }

    private void Another()
    {
        if (fittedDataset?.Dataset is { } people)
        {
            // Whose story could not be told is in the address, if anybody.
            var shown = board?.User ?? (people.TryFindUser(new UserId(User ?? ""), out var failed) ? failed : 0);
            navigation.NavigateTo(Urls.Home(people.Name, StoryPicker.After(people, shown)));
        }
    }
}
