using Microsoft.AspNetCore.Components;
using MLlm3Rec.Explanations.Counterfactuals;
using MLlm3Rec.Web.Explanations;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Explanations.Counterfactuals;

/// <summary>The smallest set of choices without which the item would not be proposed, searched once the rest of the page is there.</summary>
public sealed partial class RemovalPanel
{
    private readonly NewestRequest searching = new();
    private ExplainBoard? searched;
    private RemovalSet? set;

    [Parameter, EditorRequired]
    public required ExplainBoard Board { get; set; }

    [Parameter]
    public EventCallback<IReadOnlyList<int>> OnTry { get; set; }

    private string Tried => $"{set!.Tried:N0} sets were computed over the whole catalogue."; // Asked for a found set only.

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(searched, Board))
        {
            return;
        }

        (searched, set) = (Board, null);
        var token = searching.Begin();
        if (!Board.Explanation.RankPosition.IsProposed)
        {
            return;
        }

        var asked = Board;
        try
        {
            var found = await Task.Run(() => new RemovalSearch(asked.Recommender, asked.Explanation.Dataset, asked.Question).Find(token), token);
            set = ReferenceEquals(asked, searched) ? found : set;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The page has moved on to another item.
        }
    }

    protected override ValueTask LetGoAsync()
    {
        searching.Dispose();
        return ValueTask.CompletedTask;
    }
}
