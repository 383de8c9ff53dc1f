using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Layout;

/// <summary>The stages in pipeline order.</summary>
public sealed partial class NavMenu(NavigationManager navigation, CurrentDataset current, RunFeed feed)
{
    private string path = "/";
    private int running;

    protected override void OnInitialized()
    {
        path = new Uri(navigation.Uri).AbsolutePath;
        navigation.LocationChanged += OnLocationChanged;
        Hold(current.OnChanged(DispatchAsync));
        running = feed.Active.Count;
        Hold(feed.Subscribe(_ => Dispatch(CountRuns)));
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

    protected override ValueTask LetGoAsync()
    {
        navigation.LocationChanged -= OnLocationChanged;
        return ValueTask.CompletedTask;
    }
}
