using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Layout;

/// <summary>Changes the dataset in the address of the page that is open, and remembers it for the next visit.</summary>
public sealed partial class DatasetSwitcher(CurrentDataset current, NavigationManager navigation, IJSRuntime js)
{
    private IJSObjectReference? module;

    protected override void OnInitialized()
    {
        Hold(current.OnChanged(DispatchAsync));
        navigation.LocationChanged += OnLocationChanged;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            module = await ImportAsync(js, "./Components/Layout/DatasetSwitcher.razor.js");
            await FollowAsync(navigation.Uri);
        }
    }

    private Task ChooseAsync(string dataset)
    {
        navigation.NavigateTo(DatasetAddress.WithDataset(navigation.Uri, dataset));
        return current.ChooseAsync(dataset);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => Dispatch(() => FollowAsync(change.Location));

    private async Task FollowAsync(string address)
    {
        if (DatasetAddress.DatasetOf(address) is { } dataset)
        {
            await current.ChooseAsync(dataset);
            if (module is not null)
            {
                await module.InvokeVoidAsync("remember", dataset);
            }
        }
    }

    protected override async ValueTask LetGoAsync()
    {
        navigation.LocationChanged -= OnLocationChanged;
        await module.ReleaseAsync();
    }
}
