using Microsoft.AspNetCore.Components;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Datasets;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Runs;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

/// <summary>What an import brought, or where the same content already was, and what to do next.</summary>
public sealed partial class ImportResult(DatasetStore store, DatasetFeed changes, Preparation preparation, NavigationManager navigation)
{
    private bool isLoaded;
    private bool isStarting;
    private DatasetSummary? dataset;
    private DatasetSummary? twin;

    /// <summary>An import that is done.</summary>
    [Parameter, EditorRequired]
    public required RunRecord Run { get; set; }

    protected override async Task OnInitializedAsync()
    {
        dataset = await store.FindAsync(Run.Dataset, Leaving);
        var same = Run.Provenance.DataHash is { } hash ? await store.FindByContentAsync(hash, Leaving) : null;
        twin = same?.Id == dataset?.Id ? null : same;
        await changes.RefreshAsync(Leaving);
        isLoaded = true;
    }

    private async Task PrepareAsync()
    {
        isStarting = true;
        await preparation.StartAsync(Readiness.All(Run.Dataset), Leaving);
        navigation.NavigateTo(Urls.Dataset(Run.Dataset));
    }
}
