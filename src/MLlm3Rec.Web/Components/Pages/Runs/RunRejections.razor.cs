using Microsoft.AspNetCore.Components;
using MLlm3Rec.Storage.Exchanges;

namespace MLlm3Rec.Web.Components.Pages.Runs;

/// <summary>What a run could not use, with the reasons, and each in full on request. Looks again whenever the count of the run changes.</summary>
public sealed partial class RunRejections(AnswerStore store)
{
    private const int PageSize = 20;

    private AnswerPage? answers;
    private (int Run, int Page, long Moment) shown;

    [Parameter, EditorRequired]
    public required int Run { get; set; }

    [Parameter]
    public int Page { get; set; } = 1;

    /// <summary>The answer that is shown in full.</summary>
    [Parameter]
    public int? Open { get; set; }

    /// <summary>Changes whenever there may be more.</summary>
    [Parameter]
    public long Moment { get; set; }

    /// <summary>Not given while the run is under way.</summary>
    [Parameter]
    public EventCallback OnRetry { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (Run, Page, Moment))
        {
            shown = (Run, Page, Moment);
            answers = await store.RejectedAsync(Run, (Page - 1) * PageSize, PageSize, Leaving);
        }
    }
}
