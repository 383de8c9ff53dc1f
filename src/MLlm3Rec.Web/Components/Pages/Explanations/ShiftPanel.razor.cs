using Microsoft.AspNetCore.Components;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations;
using MLlm3Rec.Web.Components.Controls;
using MLlm3Rec.Web.Components.Pages.Ranking;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>Why the item stands elsewhere in another ranker: part by part where both have parts, else by what it rests on there.</summary>
public sealed partial class ShiftPanel : IDisposable
{
    private readonly CancellationTokenSource disposal = new();
    private IReadOnlyList<SelectField.Option> options = [];
    private ExplainBoard? shown;
    private string? method;
    private Explanation? other;
    private Outcome? outcome;
    private bool isComparing;

    [Parameter, EditorRequired]
    public required ExplainBoard Board { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(shown, Board))
        {
            return;
        }

        shown = Board;
        options = [new("", "Choose a ranker"), .. MethodCatalogue.QuickNames.Where(name => name != Board.Recommender.Method).Select(name => new SelectField.Option(name, MethodWords.Name(name)))];
        await CompareAsync(method == Board.Recommender.Method ? null : method);
    }

    public void Dispose()
    {
        disposal.Cancel();
        disposal.Dispose();
    }

    private async Task CompareAsync(string? name)
    {
        (method, other, outcome) = (string.IsNullOrEmpty(name) ? null : name, null, null);
        if (method is not { } asked)
        {
            return;
        }

        isComparing = true;
        StateHasChanged();
        var board = Board;
        var recommender = await board.Bench.RecommenderAsync(asked, disposal.Token);
        var explained = await Task.Run(() => board.Bench.Engine.Explainer.Explain(recommender, board.Question, disposal.Token), disposal.Token);
        if (asked == method && ReferenceEquals(board, Board))
        {
            (other, outcome, isComparing) = (explained, Outcome.Between(board.Explanation, explained), false);
        }
    }
}
