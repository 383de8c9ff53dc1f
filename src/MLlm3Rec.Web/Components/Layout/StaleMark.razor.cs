using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.State;
using MLlm3Rec.Web.Words;

namespace MLlm3Rec.Web.Components.Layout;

/// <summary>Says on every page that what the dataset shows was made with another prompt or by an earlier version, and leads to where it is made
/// anew.</summary>
public sealed partial class StaleMark(CurrentDataset current, Preparation preparation, RunFeed feed, NavigationManager navigation)
{
    private string words = "";

    protected override Task OnInitializedAsync()
    {
        Hold(current.OnChanged(() => DispatchAsync(ReloadAsync)));
        Hold(feed.Subscribe(OnRun));
        navigation.LocationChanged += OnLocationChanged;
        return LookAsync();
    }

    protected override ValueTask LetGoAsync()
    {
        navigation.LocationChanged -= OnLocationChanged;
        return ValueTask.CompletedTask;
    }

    // Another tab, or the command line, may have published meanwhile.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => Dispatch(ReloadAsync);

    private void OnRun(RunSnapshot run)
    {
        if (run.HasEnded)
        {
            Dispatch(ReloadAsync);
        }
    }

    private async Task ReloadAsync()
    {
        var before = words;
        await LookAsync();
        if (words != before)
        {
            StateHasChanged();
        }
    }

    private async Task LookAsync() => words = current.Summary is { } dataset
        ? StaleWords.Of(dataset.Name, await preparation.StalenessAsync(dataset.Id, Leaving))
        : "";
}
