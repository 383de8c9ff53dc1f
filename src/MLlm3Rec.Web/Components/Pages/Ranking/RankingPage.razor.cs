using Microsoft.AspNetCore.Components;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Web.Components.Lifecycle;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Ranking;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Ranking;

/// <summary>One person's lists by the alignment score and by baselines. The address holds person, question, columns and the unfolded row.</summary>
public sealed partial class RankingPage(
    FittedModelStore models, FittedDatasetCache fittedDatasets, Preparation preparation, CurrentDataset current,
    NavigationManager navigation) : PageOfDataset(current)
{
    private IReadOnlyList<string> methods = [];
    private IReadOnlyList<RunRequest> steps = [];
    private RankingView view = new();
    private DatasetSummary? dataset;
    private FittedDataset? fittedDataset;
    private RankingBoard? board;
    private bool loaded;

    /// <summary>Whose lists are wanted, whether or not they could be made.</summary>
    private string Person => board?.UserId ?? view.User ?? fittedDataset!.Dataset.Users[0].Value; // Asked where there is a dataset.

    [SupplyParameterFromQuery(Name = "user")]
    public string? User { get; set; }

    [SupplyParameterFromQuery(Name = "against")]
    public string? Against { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    public string? Question { get; set; }

    [SupplyParameterFromQuery(Name = "top")]
    public int? Top { get; set; }

    [SupplyParameterFromQuery(Name = "open")]
    public string? Open { get; set; }

    [SupplyParameterFromQuery(Name = "motives")]
    public string? Motives { get; set; }

    [SupplyParameterFromQuery(Name = "weigh")]
    public string? Weigh { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var before = view;
        view = RankingView.Parse(Asked, User, Against, Question, Top, Open, Motives, Weigh);
        if (!loaded || before.Dataset != view.Dataset)
        {
            await ReloadAsync();
        }
        else
        {
            view = view.Among(methods);
            if (before with { Open = view.Open } != view)
            {
                await RankAsync();
            }
        }
    }

    private async Task ReloadAsync()
    {
        loaded = false;
        dataset = await FindDatasetAsync();
        var readiness = dataset is null ? null : await preparation.ReadinessAsync(dataset.Id, Leaving);
        steps = dataset is null || readiness is null ? [] : readiness.Missing(dataset.Name);
        methods = await OfferedAsync();
        view = view.Among(methods);
        fittedDataset = dataset is null || readiness?.Ranking is null ? null : await fittedDatasets.GetAsync(dataset.Name, Leaving);
        await RankAsync();
        loaded = true;
    }

    /// <summary>Methods that need no wait: quick to fit, or fitted and kept before.</summary>
    private async Task<IReadOnlyList<string>> OfferedAsync()
    {
        var kept = dataset is null ? [] : await models.ListAsync(dataset.Id, Leaving);
        return [.. MethodCatalogue.Names.Where(method =>
            method != RankingView.Ours && (MethodCatalogue.QuickNames.Contains(method) || kept.Any(model => model.Method == method)))];
    }

    private async Task RankAsync()
    {
        var asked = view;
        var ranked = fittedDataset is null ? null : await TryAsync(() => BoardMaker.MakeAsync(fittedDataset, asked, Leaving));
        if (view with { Open = null } == asked with { Open = null })
        {
            board = ranked;
        }
    }

    private void Go(RankingView next)
    {
        var address = next with { Dataset = dataset?.Name ?? next.Dataset, User = next.User ?? board?.UserId };
        if (address != view)
        {
            navigation.NavigateTo(Urls.Ranking(address));
        }
    }
}
