using Microsoft.AspNetCore.Components;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Explanations;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>The plain-language reason: by rules at once, by a connected model when asked for.</summary>
public sealed partial class StoryByModel(ConnectionStore connections, SettingsStore settings, ModelEngines engines)
{
    private ExplainBoard? shown;
    private Story? told;
    private string? without;
    private string? failure;
    private bool isAsking;

    [Parameter, EditorRequired]
    public required ExplainBoard Board { get; set; }

    [Parameter, EditorRequired]
    public required DatasetSummary Dataset { get; set; }

    [Parameter, EditorRequired]
    public required Vocabulary Vocabulary { get; set; }

    /// <summary>Address of this page.</summary>
    [Parameter, EditorRequired]
    public required string Here { get; set; }

    [Parameter]
    public EventCallback<string> OnChoose { get; set; }

    private string? Teller { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Teller = (await connections.ListAsync(Leaving)).FirstOrDefault(connection => connection.CanChat)?.Name;
        var isOffline = (await settings.GetAsync(Leaving)).Offline;
        without = Teller is null ? "no language model is connected" : isOffline ? "the workbench is set to ask no model" : null;
        Teller = isOffline ? null : Teller;
    }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(shown, Board))
        {
            (shown, told, failure) = (Board, null, null);
        }
    }

    private async Task AskAsync()
    {
        if (Teller is not { } name)
        {
            return;
        }

        (isAsking, failure) = (true, null);
        StateHasChanged();
        var board = Board;
        var answer = await AnswerAsync(name, board.Explanation);
        isAsking = false;
        if (ReferenceEquals(board, Board))
        {
            told = answer is Accepted<IReadOnlyList<ClaimedSentence>> accepted
                ? ClaimCheck.Check(accepted.Value, board.Explanation, Vocabulary, name)
                : null;
            failure = answer switch
            {
                Rejected<IReadOnlyList<ClaimedSentence>> rejected => string.Join(' ', rejected.Reasons),
                NotAsked<IReadOnlyList<ClaimedSentence>> notAsked => notAsked.Reason,
                _ => failure,
            };
        }
    }

    private async Task<Answer<IReadOnlyList<ClaimedSentence>>?> AnswerAsync(string name, Explanation explanation)
    {
        try
        {
            var limit = (await settings.GetAsync(Leaving)).SpendingLimit;
            await using var engine = await engines.OpenAsync(
                new ModelUse { Connection = name, Budget = BudgetLimits.Unlimited with { Money = limit } }, Usage.None, Leaving);
            return engine.Reasons is { } reasons ? await reasons(explanation, Leaving) : null;
        }
        catch (RefusalException refusal)
        {
            failure = refusal.Message;
            return null;
        }
    }
}
