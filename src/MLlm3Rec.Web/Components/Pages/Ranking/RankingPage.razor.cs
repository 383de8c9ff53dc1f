using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Models;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Ranking;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Ranking;

/// <summary>One person's lists by motives and by baselines. The address holds person, question, columns and the unfolded row.</summary>
public sealed partial class RankingPage(
    DatasetStore datasets, FittedModelStore models, FittedDatasetCache fittedDatasets, Preparation preparation, CurrentDataset current, NavigationManager navigation) : IDisposable
{
    private readonly CancellationTokenSource disposal = new();
    private IReadOnlyList<string> methods = [];
    private IReadOnlyList<RunRequest> steps = [];
    private RankingView view = new();
    private DatasetSummary? dataset;
    private FittedDataset? fittedDataset;
    private RankingBoard? board;
    private bool loaded;

    [SupplyParameterFromQuery(Name = "dataset")]
    public string? DatasetName { get; set; }

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

    protected override async Task OnParametersSetAsync()
    {
        var before = view;
        view = RankingView.Parse(DatasetName ?? current.Name, User, Against, Question, Top, Open, Motives);
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

    public void Dispose()
    {
        disposal.Cancel();
        disposal.Dispose();
    }

    private async Task ReloadAsync()
    {
        loaded = false;
        dataset = view.Dataset is { } name
            ? await datasets.FindAsync(name, disposal.Token)
            : await datasets.ListAsync(disposal.Token) is [var first, ..] ? first : null;
        var readiness = dataset is null ? null : await preparation.ReadinessAsync(dataset.Id, disposal.Token);
        steps = dataset is null || readiness is null ? [] : readiness.Missing(dataset.Name);
        methods = await OfferedAsync();
        view = view.Among(methods);
        fittedDataset = dataset is null || readiness?.Ranking is null ? null : await fittedDatasets.GetAsync(dataset.Name, disposal.Token);
        await RankAsync();
        loaded = true;
    }

    /// <summary>Methods that need no wait: quick to fit, or fitted and kept before.</summary>
    private async Task<IReadOnlyList<string>> OfferedAsync()
    {
        var kept = dataset is null ? [] : await models.ListAsync(dataset.Id, disposal.Token);
        return [.. MethodCatalogue.Names.Where(method => method != RankingView.Ours && (MethodCatalogue.QuickNames.Contains(method) || kept.Any(model => model.Method == method)))];
    }

    private async Task RankAsync()
    {
        var asked = view;
        var ranked = fittedDataset is null ? null : await BoardMaker.MakeAsync(fittedDataset, asked, disposal.Token);
        if (view with { Open = null } == asked with { Open = null })
        {
            board = ranked;
        }
    }

    private void Step(int by)
    {
        if (fittedDataset is not null && board is not null)
        {
            var count = fittedDataset.Dataset.Users.Count;
            Go(view with { User = fittedDataset.Dataset.Users[(board.User + by + count) % count].Value, Open = null });
        }
    }

    private void Draw()
    {
        if (fittedDataset is not null)
        {
            Go(view with { User = fittedDataset.Dataset.Users[RandomNumberGenerator.GetInt32(fittedDataset.Dataset.Users.Count)].Value, Open = null });
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
