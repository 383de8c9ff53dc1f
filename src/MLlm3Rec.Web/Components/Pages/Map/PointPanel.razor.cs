using Microsoft.AspNetCore.Components;
using MLlm3Rec.Map;
using MLlm3Rec.Web.Map;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Components.Pages.Map;

/// <summary>One point: what is strong in it, what is truly near it, and where to go from here.</summary>
public sealed partial class PointPanel
{
    private const int MostNear = 10;

    private IReadOnlyList<NearPoint>? near;
    private PointKind kind;
    private string name = "";
    private string id = "";

    [Parameter, EditorRequired]
    public required MapBoard Board { get; set; }

    /// <summary>Name of the dataset, for links.</summary>
    [Parameter, EditorRequired]
    public required string Dataset { get; set; }

    [Parameter, EditorRequired]
    public required int Point { get; set; }

    [Parameter, EditorRequired]
    public required MapView View { get; set; }

    [Parameter]
    public ChosenPoints? Chosen { get; set; }

    /// <summary>Another point, or −1 for none.</summary>
    [Parameter]
    public EventCallback<int> OnPoint { get; set; }

    /// <summary>Into the selection, or out of it.</summary>
    [Parameter]
    public EventCallback<int> OnToggle { get; set; }

    private bool IsChosen => Chosen?.Points.Contains(Point) ?? false;

    private string Facts => string.Join(" · ", new[]
    {
        kind switch { PointKind.User => "Person", PointKind.Item => "Item", _ => "Dimension: where it lies is the middle of what offers it" },
        kind == PointKind.User
            ? $"{Board.Facts.Choices[Point]:N0} choices, confidence {Board.Facts.Confidence[Point]:0.00}"
            : kind == PointKind.Item
            ? $"chosen {Board.Facts.Choices[Point]:N0} times"
            : "",
        Board.Map.GroupNames[Board.Map.Groups[Point]],
    }.Where(part => part.Length > 0));

    protected override async Task OnInitializedAsync()
    {
        (kind, name, id) = (Board.Map.Points[Point].Kind, Board.NameOf(Point), Board.IdOf(Point));
        near = await Task.Run(() => MapNeighbours.Of(Board.Map, Board.Stored.Summary.Options, Board.Source, Point, MostNear, Leaving), Leaving);
    }

    /// <summary>The person and the item of this point and another; null where they are not one of each.</summary>
    private (int Person, int Item)? Why(int other) => (kind, Board.Map.Points[other].Kind) switch
    {
        (PointKind.User, PointKind.Item) => (Point, other),
        (PointKind.Item, PointKind.User) => (other, Point),
        _ => null,
    };
}
