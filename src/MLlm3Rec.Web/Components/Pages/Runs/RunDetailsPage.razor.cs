using Microsoft.AspNetCore.Components;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Running;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Words;

namespace MLlm3Rec.Web.Components.Pages.Runs;

public sealed partial class RunDetailsPage(
    RunStore store, RunFeed feed, SpendingStore spending, RunQueue queue, NavigationManager navigation, TimeProvider clock)
{
    /// <summary>What a run has taken is summed up in the database: once a second is often enough.</summary>
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(1);

    private readonly RunFollower follower = new(store, feed, clock);
    private Usage usage = Usage.None;
    private long counted;
    private long moment;
    private int? shown;

    [Parameter]
    public required int Id { get; set; }

    /// <summary>A rejected answer that is shown in full.</summary>
    [SupplyParameterFromQuery(Name = "answer")]
    public int? Answer { get; set; }

    private string Title => follower.Run is { } run ? run.Kind.TitleFor(run.Dataset) : $"Run {Id}";

    protected override Task OnParametersSetAsync() => shown == Id ? Task.CompletedTask : LoadAsync();

    protected override void OnInitialized()
    {
        Hold(follower);
        Dispatch(() => follower.FollowAsync(MovedAsync, Leaving));
    }

    private static ModelUse? ModelOf(RunRecord run) => run.Request switch
    {
        ExtractRequest extract => extract.Engine,
        EncodeRequest encode => encode.Engine,
        _ => null,
    };

    private async Task LoadAsync()
    {
        await follower.LoadAsync(Id, Leaving);
        await CountAsync();
        shown = Id;
    }

    private async Task MovedAsync()
    {
        if (follower.Live is { HasEnded: true } || clock.GetElapsedTime(counted) >= CountEvery)
        {
            await CountAsync();
        }

        StateHasChanged();
    }

    private async Task CountAsync()
    {
        counted = clock.GetTimestamp();
        if (follower.Run is { } run && ModelOf(run) is not null)
        {
            usage = await spending.OfRunAsync(run.Id, Leaving);
            moment++;
        }
    }

    /// <summary>The same run once more, for those alone whose answer was of no use.</summary>
    private async Task RetryAsync()
    {
        RunRequest? again = follower.Run?.Request switch
        {
            ExtractRequest { Engine: { } use } extract => extract with { Engine = use with { RetryFailed = true } },
            EncodeRequest { Engine: { } use } encode => encode with { Engine = use with { RetryFailed = true } },
            _ => null,
        };
        if (again is not null)
        {
            navigation.NavigateTo(Urls.Run(await queue.EnqueueAsync(again, Leaving)));
        }
    }
}
