using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Running;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Uploads;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

/// <summary>From files to a dataset in steps; the address knows the step, so that a reload or another tab goes on with it.</summary>
public sealed partial class AddDataset(RunStore store, RunFeed feed, NavigationManager navigation, IOptions<UploadOptions> limits, TimeProvider clock)
{
    private readonly RunFollower follower = new(store, feed, clock);
    private int? loaded;

    private enum AddStep
    {
        Loading,
        Choose,
        Describe,
        Work,
        Done,
    }

    /// <summary>"new", or the upload that is being added.</summary>
    [Parameter, EditorRequired]
    public required string Upload { get; set; }

    /// <summary>The import under way or ended.</summary>
    [Parameter]
    public int? Run { get; set; }

    private AddStep Step => (Upload, Run) switch
    {
        ("new", _) => AddStep.Choose,
        (_, null) => AddStep.Describe,
        _ when loaded != Run => AddStep.Loading,
        _ => follower.Live?.State switch
        {
            RunState.Queued or RunState.Running => AddStep.Work,
            RunState.Done => AddStep.Done,
            _ => AddStep.Describe,
        },
    };

    private string Hint => $"{SourceFormats.Accepted}. At most {limits.Value.MaxMegabytes:N0} MB a file.";

    private string Heading => Step switch
    {
        AddStep.Work => $"Importing {follower.Live?.Dataset}",
        AddStep.Done => "Imported",
        _ => "Add a dataset",
    };

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Run)
        {
            return;
        }

        follower.Forget();
        if (Run is { } run)
        {
            await follower.LoadAsync(run, Leaving);
        }

        loaded = Run;
    }

    protected override void OnInitialized()
    {
        Hold(follower);
        Dispatch(() => follower.FollowAsync(DispatchAsync, Leaving));
    }

    private void Arrived(CompletedUpload upload) => navigation.NavigateTo(Urls.AddDataset(upload.Id));
}
