using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Layout;

/// <summary>The stages in pipeline order: beside the page where there is room, below it on a phone.</summary>
public sealed partial class NavMenu(NavigationManager navigation, CurrentDataset current) : IDisposable
{
    private IDisposable? subscription;
    private string path = "/";

    protected override void OnInitialized()
    {
        path = new Uri(navigation.Uri).AbsolutePath;
        navigation.LocationChanged += OnLocationChanged;
        subscription = current.OnChanged(() => InvokeAsync(StateHasChanged));
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(() =>
    {
        path = new Uri(change.Location).AbsolutePath;
        StateHasChanged();
    });

    public void Dispose()
    {
        navigation.LocationChanged -= OnLocationChanged;
        subscription?.Dispose();
    }
}
