using MLlm3Rec.Experiments;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Runs;
using Microsoft.Extensions.Time.Testing;

namespace MLlm3Rec.Web.Components.Running;

public sealed class ActiveRunsTests : PageTest
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task Run_BeginsAndEndsBetweenTwoLooks_IsReported()
    {
        var dataset = await SaveAsync("shop", "user,item,rating,timestamp\nu1,i1,5,1\nu1,i2,5,2\n");
        using var watch = new ActiveRuns(Get<RunFeed>(), clock, run => run.Dataset == dataset.Name);
        var looked = new TaskCompletionSource<RunChanges>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var following = watch.FollowAsync(changes => Task.FromResult(looked.TrySetResult(changes)), stop.Token);

        var run = await Get<RunQueue>().RunNowAsync(new EncodeRequest { Dataset = dataset.Name }, Cancellation);
        clock.Advance(ActiveRuns.Period);

        var found = await looked.Task.WaitAsync(Cancellation);
        Assert.Equal((run.Id, run.State), found.Ended.Select(ended => (ended.Id, ended.State)).Single());
        Assert.Empty(watch.Active);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }
}
