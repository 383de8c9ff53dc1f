using Microsoft.AspNetCore.Components;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Runs;

public sealed partial class RunDetailsPage(RunStore store, RunFeed feed, TimeProvider clock) : IDisposable
{
    private readonly Lifetime lifetime = new();
    private readonly RunFollower follower = new(store, feed, clock);
    private int? shown;

    [Parameter]
    public required int Id { get; set; }

    private string Title => follower.Run is { } run ? RunKind.Of(run.Kind).TitleFor(run.Dataset) : $"Run {Id}";

    protected override Task OnParametersSetAsync() => shown == Id ? Task.CompletedTask : LoadAsync();

    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? follower.FollowAsync(StateHasChanged, lifetime.Token) : Task.CompletedTask;

    private async Task LoadAsync()
    {
        await follower.LoadAsync(Id, lifetime.Token);
        shown = Id;
    }

    public void Dispose() => lifetime.Dispose();
}
