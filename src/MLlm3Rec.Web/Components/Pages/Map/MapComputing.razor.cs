using Microsoft.AspNetCore.Components;
using MLlm3Rec.Experiments;
using MLlm3Rec.Map;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Map;

/// <summary>The maps of a dataset that are being computed, with Cancel; tells when one is done.</summary>
public sealed partial class MapComputing(RunFeed feed, RunStore runs) : IDisposable
{
    private readonly Lifetime lifetime = new();
    private IReadOnlyList<RunSnapshot> active = [];
    private IDisposable? subscription;
    private string? failed;

    [Parameter, EditorRequired]
    public required string Dataset { get; set; }

    /// <summary>This run has made a map with these options.</summary>
    [Parameter]
    public EventCallback<(int Run, MapOptions Options)> OnDone { get; set; }

    protected override void OnInitialized()
    {
        active = Mine();
        subscription = feed.Subscribe(run => _ = InvokeAsync(() => FollowAsync(run)));
    }

    public void Dispose()
    {
        subscription?.Dispose();
        lifetime.Dispose();
    }

    private RunSnapshot[] Mine() => [.. feed.Active.Where(run => run.Kind == RunKind.Project && run.Dataset == Dataset)];

    private async Task FollowAsync(RunSnapshot run)
    {
        if (run.Kind != RunKind.Project || run.Dataset != Dataset || lifetime.Token.IsCancellationRequested)
        {
            return;
        }

        active = Mine();
        failed = run.State == RunState.Failed ? run.Message : null;
        StateHasChanged();
        if (run.State == RunState.Done && await runs.FindAsync(run.Id, lifetime.Token) is { Request: ProjectRequest request })
        {
            await OnDone.InvokeAsync((run.Id, request.Options));
        }
    }
}
