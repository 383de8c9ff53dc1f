using MLlm3Rec.Reports.Words;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Components.Controls.Fields;
using MLlm3Rec.Web.Components.Lifecycle;
using MLlm3Rec.Web.Components.Pages.Explanations.Counterfactuals;
using MLlm3Rec.Web.Explanations;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.State;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>Why one item stands where it stands for one person. The address holds person, item, ranker, moment and what it is held against.</summary>
public sealed partial class ExplainPage(ExplainService opener, CurrentDataset current, NavigationManager navigation, IJSRuntime js)
    : PageOfDataset(current)
{
    private static readonly IReadOnlyList<SelectField.Option> Moments = [new("heldout", "Before the last choice"), new("next", "After all choices")];

    private OpenedDataset opened = new(null, null, [], []);
    private ElementReference content;
    private IJSObjectReference? module;
    private WhatIfPanel? whatIf;
    private ExplainView view = new();
    private ExplainBoard? board;
    private string? chosen;
    private bool loaded;

    [SupplyParameterFromQuery(Name = "user")]
    public string? User { get; set; }

    [SupplyParameterFromQuery(Name = "item")]
    public string? Item { get; set; }

    [SupplyParameterFromQuery(Name = "by")]
    public string? Method { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    public string? Question { get; set; }

    [SupplyParameterFromQuery(Name = "not")]
    public string? Not { get; set; }

    [SupplyParameterFromQuery(Name = "against")]
    public string? Against { get; set; }

    [SupplyParameterFromQuery(Name = "motives")]
    public string? Motives { get; set; }

    // Where there is a board, its engine is there.
    private Vocabulary Vocabulary => board!.FittedDataset.Engine.Vocabulary;

    private IReadOnlyList<SelectField.Option> Rankers =>
        [.. opened.Rankers.Select(method => new SelectField.Option(method, MethodWords.Name(method)))];

    protected override async Task OnParametersSetAsync()
    {
        var before = view;
        view = ExplainView.Parse(Asked, User, Item, Method, Question, Not, Against, Motives);
        if (!loaded || before.Dataset != view.Dataset)
        {
            await ReloadAsync();
        }
        else if (before with { Against = view.Against } != view)
        {
            await ExplainAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (board is not null && module is null)
        {
            module = await ImportAsync(js, "./Components/Pages/Explanations/ExplainPage.razor.js");
            await module.InvokeVoidAsync("listen", content);
        }
        else if (module is not null)
        {
            await module.InvokeVoidAsync("keepFocus");
        }
    }

    protected override ValueTask LetGoAsync() => module.ReleaseAsync("ignore");

    private async Task ReloadAsync()
    {
        loaded = false;
        opened = await opener.OpenAsync(await FindDatasetAsync(), Leaving);
        await ExplainAsync();
        loaded = true;
    }

    private async Task ExplainAsync()
    {
        var asked = view;
        var made = opened.FittedDataset is { } fittedDataset && opened.Rankers.Contains(asked.Method)
            ? await TryAsync(() => ExplainMaker.MakeAsync(fittedDataset, asked, Leaving))
            : null;
        if (asked with { Against = view.Against } != view)
        {
            return;
        }

        board = made;
        if (chosen is null || made?.Explanation.PartOf(chosen) is null)
        {
            // The first motive, which is what the method is about; else whatever counts most.
            chosen = made?.Explanation.Traits.FirstOrDefault(trait => trait.Evidence.Count > 0)?.Part
                ?? (made?.Explanation.Parts is [var heaviest, ..] ? heaviest.Id : null);
        }
    }
}
