using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Datasets;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.State;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Pages.Datasets.Names;

/// <summary>Gives a dataset another name; its pages, runs and comparisons go with it.</summary>
public sealed partial class RenameButton(
    DatasetStore store, DatasetNameStore names, DatasetFeed changes, CurrentDataset current, IDialogService dialogs, NavigationManager navigation)
{
    [Parameter, EditorRequired]
    public required DatasetSummary Dataset { get; set; }

    private async Task AskAsync()
    {
        var renamed = Dataset;
        var taken = (await store.ListAsync(Leaving)).Where(dataset => dataset.Id != renamed.Id).Select(dataset => dataset.Name).ToList();
        var parameters = new DialogParameters<RenameDialog> { { dialog => dialog.Name, renamed.Name }, { dialog => dialog.Taken, taken } };
        var dialog = await dialogs.ShowAsync<RenameDialog>($"Rename {renamed.Name}", parameters);
        if (await dialog.Result is not { Canceled: false, Data: string wanted } || wanted == renamed.Name)
        {
            return;
        }

        var name = await names.ChangeAsync(renamed.Id, wanted, CancellationToken.None);
        await current.ReloadAsync(CancellationToken.None);
        navigation.NavigateTo(Urls.Dataset(name), replace: true);
        await changes.RefreshAsync(CancellationToken.None);
    }
}
