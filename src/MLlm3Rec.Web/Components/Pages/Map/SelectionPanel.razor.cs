using MLlm3Rec.Map;
using MLlm3Rec.Storage.Map;
using MLlm3Rec.Web.Components.Controls.Fields;
using MLlm3Rec.Web.Map;
using MLlm3Rec.Web.Navigation;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Map;

/// <summary>What was selected: how many, how it differs from another selection or from the rest, its name, its file.</summary>
public sealed partial class SelectionPanel(NavigationManager navigation)
{
    private IReadOnlyList<Difference> differences = [];
    private (ChosenPoints Chosen, ChosenPoints? Against)? compared;
    private string? name;

    [Parameter, EditorRequired]
    public required MapBoard Board { get; set; }

    [Parameter, EditorRequired]
    public required MapView View { get; set; }

    [Parameter, EditorRequired]
    public required ChosenPoints Chosen { get; set; }

    /// <summary>The other selection; null compares with all points that are not selected.</summary>
    [Parameter]
    public ChosenPoints? Against { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<SelectionSummary> Saved { get; set; }

    /// <summary>A name, or null to give it up.</summary>
    [Parameter]
    public EventCallback<string?> OnName { get; set; }

    private IReadOnlyList<SelectField.Option> Others =>
    [
        new("", "Everybody else"),
        .. Saved.Where(saved => saved.Code != Chosen.Summary.Code)
            .Select(saved => new SelectField.Option(saved.Code, $"{saved.Name} ({MapWords.Count(saved)})")),
        .. Against is { } other && Saved.All(saved => saved.Code != other.Summary.Code)
            ? [new SelectField.Option(other.Summary.Code, $"The one before ({MapWords.Count(other.Summary)})")]
            : Array.Empty<SelectField.Option>(),
    ];

    protected override void OnInitialized() => name = Chosen.Summary.Name;

    protected override void OnParametersSet()
    {
        if (compared == (Chosen, Against))
        {
            return;
        }

        compared = (Chosen, Against);
        var chosen = Chosen.Points.ToHashSet();
        int[] others = Against?.Points
            ?? [.. Enumerable.Range(0, Board.Count).Where(point => Board.Map.Points[point].Kind != PointKind.Dimension && !chosen.Contains(point))];
        differences = Difference.Between(Board.Facts, Chosen.Points, others);
    }

    private Task NameAsync() => OnName.InvokeAsync(string.IsNullOrWhiteSpace(name) ? null : name.Trim());
}
