using MLlm3Rec.Experiments;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Web.Components.Controls.Fields;
using MLlm3Rec.Web.Explanations;
using MLlm3Rec.Web.Navigation;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Explanations.Counterfactuals;

/// <summary>Why the item stands elsewhere in another ranker, by the model of another run, or under another prompt.</summary>
public sealed partial class ShiftPanel(RankSources sources)
{
    private const int Shown = 8;

    private IReadOnlyList<SelectField.Option> options = [];
    private (ExplainBoard? Board, RankSource? Source) shown;
    private Shift? shift;
    private string? trouble;
    private bool isComparing;

    [Parameter, EditorRequired]
    public required ExplainBoard Board { get; set; }

    [Parameter, EditorRequired]
    public required DatasetSummary Dataset { get; set; }

    /// <summary>What its rank is held against; null for nothing yet.</summary>
    [Parameter]
    public RankSource? Against { get; set; }

    /// <summary>Methods that need no wait.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Rankers { get; set; }

    [Parameter]
    public EventCallback<RankSource?> OnChoose { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(shown.Board, Board) && shown.Source == Against)
        {
            return;
        }

        shown = (Board, Against);
        options = await OptionsAsync();
        await CompareAsync();
    }

    private Task ChooseAsync(string? text) => OnChoose.InvokeAsync(RankSource.Parse(text));

    private async Task<IReadOnlyList<SelectField.Option>> OptionsAsync()
    {
        var known = (await sources.ListAsync(Dataset, Leaving)).Where(known =>
            known.Source.Kind != RankSourceKind.Prompt || Board.Recommender.Method == MethodCatalogue.Mar);
        var rankers = Rankers.Where(method => method != Board.Recommender.Method)
            .Select(method => new SelectField.Option(method, $"ranker: {MethodWords.Name(method)}"));
        List<SelectField.Option> all =
        [
            new("", "Choose another"), .. rankers, .. known.Select(one => new SelectField.Option(one.Source.ToString(), one.Words)),
        ];
        if (Against is { Kind: RankSourceKind.Test } test)
        {
            all.Add(new(test.ToString(), await sources.DraftOfTestAsync(test.Number, Leaving) ?? test.ToString()));
        }

        return all;
    }

    private async Task CompareAsync()
    {
        (shift, trouble, isComparing) = (null, null, Against is not null);
        if (Against is not { } source)
        {
            return;
        }

        StateHasChanged();
        var asked = shown;
        var (found, refused) = await FindAsync(asked.Board!, source); // Set above.
        if (asked == shown)
        {
            (shift, trouble, isComparing) = (found, refused, false);
        }
    }

    private async Task<(Shift? Shift, string? Trouble)> FindAsync(ExplainBoard board, RankSource source)
    {
        try
        {
            var opened = await sources.OpenAsync(Dataset, board.FittedDataset, source, board.Question.User, Leaving);
            return (await Shift.FindAsync(board, opened, Leaving), null);
        }
        catch (NotReadyException refused)
        {
            return (null, refused.Message);
        }
    }
}
