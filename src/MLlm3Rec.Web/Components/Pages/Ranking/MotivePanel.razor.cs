using Microsoft.AspNetCore.Components;
using MLlm3Rec.Experiments;
using MLlm3Rec.Ranking;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Ranking;

namespace MLlm3Rec.Web.Components.Pages.Ranking;

/// <summary>How much of a list is motive, how much motives shall weigh, and what that costs. Going back to what was learned, or away, ends
/// measuring.</summary>
public sealed partial class MotivePanel(MotivePrices prices)
{
    private MotivePrice? price;
    private CancellationTokenSource? measuring;

    [Parameter, EditorRequired]
    public required RankingBoard Board { get; set; }

    [Parameter, EditorRequired]
    public required RankingView View { get; set; }

    [Parameter, EditorRequired]
    public required FittedDataset FittedDataset { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        price = prices.Find(FittedDataset);
        if (Board.Weight == MotiveWeight.AsLearned)
        {
            await (measuring?.CancelAsync() ?? Task.CompletedTask);
        }
        else if (price is null && measuring is null)
        {
            using var stop = measuring = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
            try
            {
                price = await prices.MeasureAsync(FittedDataset, stop.Token);
            }
            finally
            {
                measuring = null;
            }
        }
    }
}
