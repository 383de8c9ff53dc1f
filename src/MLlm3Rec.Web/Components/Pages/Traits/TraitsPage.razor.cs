using Microsoft.AspNetCore.Components;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Web.Components.Lifecycle;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.State;
using MLlm3Rec.Web.Traits;

namespace MLlm3Rec.Web.Components.Pages.Traits;

/// <summary>All items of a dataset with what they offer, and each by itself. The address holds filters, order, page, and the item.</summary>
public sealed partial class TraitsPage(FittedDatasetCache fittedDatasets, Preparation preparation, CurrentDataset current) : PageOfDataset(current)
{
    private IReadOnlyList<RunRequest> steps = [];
    private TraitsView view = new();
    private DatasetSummary? dataset;
    private ItemCatalogue? catalogue;
    private ItemBoard? board;
    private bool loaded;

    [SupplyParameterFromQuery(Name = "item")]
    public string? Item { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "trait")]
    public string? Trait { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var before = view;
        view = TraitsView.Parse(Asked, Item, Text, Trait);
        if (!loaded || before.Dataset != view.Dataset)
        {
            await ReloadAsync();
        }
        else if (before.Item != view.Item)
        {
            await OpenAsync();
        }
    }

    private async Task ReloadAsync()
    {
        loaded = false;
        dataset = await FindDatasetAsync();
        var readiness = dataset is null ? null : await preparation.ReadinessAsync(dataset.Id, Leaving);
        steps = dataset is null || readiness is null ? [] : readiness.Missing(dataset.Name);
        var fitted = dataset is null || readiness?.Traits is null ? null : await fittedDatasets.GetAsync(dataset.Name, Leaving);
        catalogue = fitted is null ? null : await Task.Run(() => new ItemCatalogue(fitted), Leaving);
        await OpenAsync();
        loaded = true;
    }

    private async Task OpenAsync()
    {
        var asked = view;
        var opened = asked.Item is { } id && catalogue?.EntryOf(id) is { } entry
            ? await Task.Run(() => ItemBoard.Of(catalogue, entry, Leaving), Leaving)
            : null;
        if (asked == view)
        {
            board = opened;
        }
    }
}
