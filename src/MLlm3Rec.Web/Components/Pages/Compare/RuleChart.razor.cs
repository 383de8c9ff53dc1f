using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Web.Words;
using MLlm3Rec.Web.Components.Charts;
using MLlm3Rec.Web.Components.Controls.Fields;
using MLlm3Rec.Web.Experiments;
using MLlm3Rec.Web.Navigation;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Compare;

/// <summary>One metric of all methods over the slices of one rule, as lines with whiskers and as a table.</summary>
public sealed partial class RuleChart
{
    private readonly string id = $"rule-{Identifier.Next()}";
    private Experiment? measured;
    private IReadOnlyList<SliceMeans>? means;
    private LineChart chart = new([], "", "");

    [Parameter, EditorRequired]
    public required ExperimentBoard Board { get; set; }

    [Parameter, EditorRequired]
    public required CompareView View { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<SliceRule> Rules { get; set; }

    /// <summary>What the slices go by.</summary>
    [Parameter, EditorRequired]
    public required string Axis { get; set; }

    [Parameter]
    public EventCallback<CompareView> OnChange { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (measured?.Id != Board.Experiment.Id)
        {
            measured = Board.Experiment;
            var found = await Task.Run(() => measured.ByRule(Rules, ExperimentSummary.Headline, Leaving), Leaving);
            chart = RuleLines.Of([.. measured.Methods.Select(method => CompareWords.Method(method.Method))], found, Axis);
            means = found;
        }
    }

    private CompareView Cut(string slice) => View with { Slice = slice, Tab = CompareTab.All };
}
