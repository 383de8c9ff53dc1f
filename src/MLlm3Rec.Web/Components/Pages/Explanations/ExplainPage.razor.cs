using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Models;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Components.Controls;
using MLlm3Rec.Web.Components.Pages.Ranking;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>Why one item stands where it stands for one person. The address holds person, item, ranker, moment and the item beside it.</summary>
public sealed partial class ExplainPage(
    DatasetStore datasets, FittedModelStore models, BenchCache benches, Preparation preparation, CurrentDataset current, ExplainPage.Browser browser) : IAsyncDisposable
{
    private static readonly IReadOnlyList<SelectField.Option> Moments = [new("heldout", "Before the last choice"), new("next", "After all choices")];

    private readonly CancellationTokenSource disposal = new();
    private readonly Vocabulary vocabulary = DefaultVocabulary.Instance;
    private IReadOnlyList<RunRequest> steps = [];
    private ElementReference content;
    private IJSObjectReference? module;
    private WhatIfPanel? whatIf;
    private ExplainView view = new();
    private DatasetSummary? dataset;
    private Bench? bench;
    private ExplainBoard? board;
    private string? chosen;
    private bool loaded;

    [SupplyParameterFromQuery(Name = "dataset")]
    public string? DatasetName { get; set; }

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

    protected override async Task OnParametersSetAsync()
    {
        var before = view;
        view = ExplainView.Parse(DatasetName ?? current.Name, User, Item, Method, Question, Not);
        if (!loaded || before.Dataset != view.Dataset)
        {
            await ReloadAsync();
        }
        else if (before != view)
        {
            await ExplainAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (board is not null && module is null)
        {
            module = await js.InvokeAsync<IJSObjectReference>("import", "./Components/Pages/Explanations/ExplainPage.razor.js");
            await module.InvokeVoidAsync("listen", content);
        }
        else if (module is not null)
        {
            await module.InvokeVoidAsync("keepFocus");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await disposal.CancelAsync();
        disposal.Dispose();
        await module.ReleaseAsync("ignore");
    }

    private async Task ReloadAsync()
    {
        loaded = false;
        dataset = view.Dataset is { } name
            ? await datasets.FindAsync(name, disposal.Token)
            : await datasets.ListAsync(disposal.Token) is [var first, ..] ? first : null;
        var readiness = dataset is null ? null : await preparation.ReadinessAsync(dataset.Id, disposal.Token);
        steps = dataset is null || readiness is null ? [] : readiness.Missing(dataset.Name);
        bench = dataset is null || readiness?.Ranking is null ? null : await benches.GetAsync(dataset.Name, disposal.Token);
        await ExplainAsync();
        loaded = true;
    }

    private async Task ExplainAsync()
    {
        var asked = view;
        var made = bench is null ? null : await ExplainMaker.MakeAsync(bench, asked, disposal.Token);
        if (asked != view)
        {
            return;
        }

        board = made;
        if (chosen is null || made?.Explanation.PartNamed(chosen) is null)
        {
            // The first motive, which is what the method is about; else whatever counts most.
            chosen = made?.Explanation.Traits.FirstOrDefault(trait => trait.Evidence.Count > 0)?.Part ?? (made?.Explanation.Parts is [var heaviest, ..] ? heaviest.Name : null);
        }
    }

    private async Task ChooseAsync(string part)
    {
        chosen = part;
        if (module is not null)
        {
            await module.InvokeVoidAsync("show", PartAnchor.Of("why", part));
        }
    }

    private async Task TryAsync(IReadOnlyList<int> positions)
    {
        if (whatIf is not null)
        {
            await whatIf.LeaveOutAsync(positions);
        }

        if (module is not null)
        {
            await module.InvokeVoidAsync("show", "whatif-title");
        }
    }

    private void Step(int by)
    {
        if (bench is not null && board is not null)
        {
            var count = bench.Dataset.Users.Count;
            Go(view with { User = bench.Dataset.Users[(board.Question.User + by + count) % count].Value, Item = null, Not = null });
        }
    }

    private void Draw()
    {
        if (bench is not null)
        {
            Go(view with { User = bench.Dataset.Users[RandomNumberGenerator.GetInt32(bench.Dataset.Users.Count)].Value, Item = null, Not = null });
        }
    }

    private void Go(ExplainView next)
    {
        var address = next with { Dataset = dataset?.Name ?? next.Dataset, User = next.User ?? board?.UserId };
        if (address != view)
        {
            navigation.NavigateTo(Urls.Explain(address));
        }
    }
}
