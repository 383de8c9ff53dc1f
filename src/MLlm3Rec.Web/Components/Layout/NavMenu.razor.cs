using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Layout;

/// <summary>The stages in pipeline order: beside the page where there is room, below it on a phone.</summary>
public sealed partial class NavMenu(NavigationManager navigation, CurrentDataset current, RunFeed feed, IJSRuntime js)
{
    private ElementReference nav;
    private IJSObjectReference? module;
    private string path = "/";
    private string? revealed;
    private int running;

    protected override void OnInitialized()
    {
        path = new Uri(navigation.Uri).AbsolutePath;
        navigation.LocationChanged += OnLocationChanged;
        Hold(current.OnChanged(DispatchAsync));
        running = feed.Active.Count;
        Hold(feed.Subscribe(_ => Dispatch(CountRuns)));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            module = await js.InvokeAsync<IJSObjectReference>("import", "./Components/Layout/NavMenu.razor.js");
        }

        if (module is not null && revealed != path)
        {
            revealed = path;
            await module.InvokeVoidAsync("reveal", nav);
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => Dispatch(() =>
    {
        path = new Uri(change.Location).AbsolutePath;
        StateHasChanged();
    });

    // Progress comes several times a second; only a run that starts or ends changes the badge.
    private void CountRuns()
    {
        if (feed.Active.Count != running)
        {
            running = feed.Active.Count;
            StateHasChanged();
        }
    }

    protected override async ValueTask LetGoAsync()
    {
        navigation.LocationChanged -= OnLocationChanged;
        await module.ReleaseAsync();
    }
}
