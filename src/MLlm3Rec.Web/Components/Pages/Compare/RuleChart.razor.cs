using System.Globalization;
using Microsoft.AspNetCore.Components;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Web.Components.Controls;
using MLlm3Rec.Web.Experiments;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Components.Pages.Compare;

/// <summary>One metric of all methods over the slices of one rule, as lines with whiskers and as a table.</summary>
public sealed partial class RuleChart
{
    private const int Width = 720;
    private const int Height = 320;
    private const int Left = 56;
    private const int Right = 700;
    private const int Top = 12;
    private const int Bottom = 280;

    private readonly string id = $"rule-{Identifier.Next()}";
    private Experiment? measured;
    private IReadOnlyList<SliceMeans>? means;
    private double highest = 1;

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

    private IEnumerable<double> Ticks => Enumerable.Range(0, 5).Select(step => step * highest / 4);

    protected override async Task OnParametersSetAsync()
    {
        if (measured?.Id != Board.Experiment.Id)
        {
            measured = Board.Experiment;
            means = await Task.Run(() => measured.ByRule(Rules, ExperimentSummary.Headline, Leaving), Leaving);
            highest = Math.Max(0.02, Math.Ceiling(50 * means.SelectMany(slice => slice.Means).Select(mean => mean.High).Append(0).Max()) / 50);
        }
    }

    private static double R(double value) => Math.Round(value, 1);

    private static string N(double value) => value.ToString("F1", CultureInfo.InvariantCulture);

    private static string Short(SliceRule rule) =>
        rule.Key[(rule.Key.IndexOf(':') + 1)..] is var range && range.EndsWith('-') ? range.TrimEnd('-') + "+" : range.Replace('-', '–');

    // Drawn only once measured.
    private double X(int place) => means!.Count == 1 ? (Left + Right) / 2.0 : Left + 24 + place * (Right - Left - 48.0) / (means.Count - 1);

    private double Y(double value) => Bottom - (Bottom - Top) * Math.Clamp(value / highest, 0, 1);
}
