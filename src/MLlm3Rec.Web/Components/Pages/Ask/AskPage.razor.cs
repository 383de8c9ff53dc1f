using MLlm3Rec.Questions;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Web.Ask;
using MLlm3Rec.Web.Components.Controls.Fields;
using MLlm3Rec.Web.Components.Lifecycle;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Settings;
using MLlm3Rec.Web.State;
using MLlm3Rec.Web.Words;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Ask;

/// <summary>A question in words about one dataset. The address holds the question; it is sent only when somebody presses the button, and shown again
/// without sending anything where its answer is remembered.</summary>
public sealed partial class AskPage(AskService service, ReadyQuestions questions, AppMode mode, CurrentDataset current, NavigationManager navigation)
    : PageOfDataset(current)
{
    private readonly NewestRequest asked = new();
    private readonly List<FactLookup> made = [];
    private IReadOnlyList<string> models = [];
    private IReadOnlyList<ReadyQuestion> ready = [];
    private AskView view = new();
    private DatasetSummary? dataset;
    private AskTerms? terms;
    private AskOutcome? outcome;
    private string? without;
    private string? trouble;
    private string? fault;
    private string typed = "";
    private bool isOffline;
    private bool isRemembered;
    private bool asking;
    private bool loaded;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Question { get; set; }

    [SupplyParameterFromQuery(Name = "with")]
    public string? With { get; set; }

    private string Model => models.Contains(view.Model ?? "") ? view.Model! : models[0]; // Shown only where there is one.

    private IReadOnlyList<SelectField.Option> Models => [.. models.Select(name => new SelectField.Option(name, name))];

    private string Terms => terms is null ? "" :
        $"At most {terms.Most.Calls} calls and {ConnectionWords.Tokens(terms.Most.TokensIn + terms.Most.TokensOut)}"
            + (terms.Most.Price > 0 ? $", {ConnectionWords.Money(terms.Most.Price)}" : "")
            + (terms.Money is { } money && terms.Most.Price > 0 ? $"; it stops before {money:0.##} dollars are spent" : "")
            + $". What it looks up in {dataset?.Name} is sent to {Model}.";

    private string Progress => made.Count == 0 ? $"{Model} reads the question …" : $"{made.Count} looked up, last {made[^1].Function} …";

    protected override async Task OnParametersSetAsync()
    {
        var before = view;
        view = AskView.Parse(Asked, Question, With);
        if (!loaded || before.Dataset != view.Dataset)
        {
            await ReloadAsync();
        }
        else if (before != view)
        {
            asked.Cancel();
            if (before.Model != view.Model)
            {
                await PriceAsync();
            }

            await RecallAsync();
        }
    }

    protected override ValueTask LetGoAsync()
    {
        asked.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ReloadAsync()
    {
        loaded = false;
        asked.Cancel();
        dataset = await FindDatasetAsync();
        await mode.LoadAsync(Leaving);
        isOffline = mode.Current.Offline;
        (models, without) = await service.ModelsAsync(Leaving);
        ready = dataset is null ? [] : await questions.OfAsync(dataset, Leaving);
        await PriceAsync();
        await RecallAsync();
        loaded = true;
    }

    private async Task PriceAsync()
    {
        if (models.Count > 0)
        {
            (terms, trouble) = await service.TermsAsync(Model, Leaving);
        }
    }

    /// <summary>Shows an answer that was given before, if there is one.</summary>
    private async Task RecallAsync()
    {
        var sought = view;
        (typed, outcome, fault) = (view.Text, null, null);
        made.Clear();
        if (dataset is not null && view.Text.Length > 0 && terms is not null)
        {
            var found = await service.RememberedAsync(dataset, view.Text, Model, Leaving);
            if (sought == view)
            {
                (outcome, isRemembered) = (found, found is not null);
            }
        }
    }

    private void Typed(string text) => typed = text.Trim();

    private async Task AskAsync()
    {
        fault = typed.Length == 0 ? "Write a question first." : null;
        if (fault is not null || asking || dataset is null || terms is null)
        {
            return;
        }

        (asking, outcome, trouble, isRemembered) = (true, null, null, false);
        made.Clear();
        var cancellationToken = asked.Begin();
        view = view with { Dataset = dataset.Name, Text = typed };
        var sought = view;
        navigation.NavigateTo(Urls.Ask(view));
        try
        {
            var answered = await service.AskAsync(dataset, view.Text, Model, Hear, cancellationToken);
            Show(sought, answered, answered.Trouble is { } why ? $"{Model} gave no answer: {why}" : null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Show(sought, null, "Cancelled: nothing was changed.");
        }
        finally
        {
            asking = false;
        }
    }

    /// <summary>Whoever has gone on to another question meanwhile sees that one.</summary>
    private void Show(AskView sought, AskOutcome? answered, string? words)
    {
        if (sought == view)
        {
            (outcome, trouble) = (answered, words);
        }
    }

    /// <summary>From the thread that asks.</summary>
    private void Hear(FactLookup lookup) => Dispatch(() =>
    {
        made.Add(lookup);
        StateHasChanged();
    });

    private void Go(AskView next) => navigation.NavigateTo(Urls.Ask(next with { Dataset = dataset?.Name ?? next.Dataset }));
}
