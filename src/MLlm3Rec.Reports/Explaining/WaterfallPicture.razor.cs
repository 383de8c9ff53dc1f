using Microsoft.AspNetCore.Components;
using MLlm3Rec.Explanations;
using MLlm3Rec.Reports.Layout;

namespace MLlm3Rec.Reports.Explaining;

public sealed partial class WaterfallPicture
{
    private const int Width = 920;
    private const int RowHeight = 26;
    private const int Left = 330;
    private const int Right = 820;
    private const int Top = 96;

    private readonly List<Row> rows = [];
    private Waterfall fall = new([], 0);
    private ChartColours colours = ChartColours.Of(isDark: false);
    private string against = "";
    private int end;
    private int height;

    [Parameter, EditorRequired]
    public required Explanation Explanation { get; set; }

    [Parameter]
    public bool IsDark { get; set; }

    protected override void OnParametersSet()
    {
        (fall, colours, against) = (Waterfall.Of(Explanation), ChartColours.Of(IsDark), IsDark ? "#fca5a5" : "#b91c1c");
        rows.Clear();
        end = Top;
        foreach (var group in Explanation.Groups)
        {
            Add(group.Name, group.Contribution, step: null);
            foreach (var step in fall.Steps.Where(step => step.Kind == group.Kind))
            {
                Add(step.Name, step.Adds, step);
            }
        }

        height = end + RowHeight + 64;
    }

    private void Add(string name, double adds, WaterfallStep? step)
    {
        rows.Add(new Row(name, adds, end, step));
        end += RowHeight;
    }

    private double X(double sum) => Math.Round(Left + (Right - Left) * (sum - fall.Lowest) / Math.Max(1e-9, fall.Highest - fall.Lowest), 1);

    private double Length(WaterfallStep step) => Math.Max(2, X(Math.Max(step.From, step.To)) - X(Math.Min(step.From, step.To)));

    /// <summary>A heading of a kind of reasons, or a step below it.</summary>
    private sealed record Row(string Name, double Adds, int Y, WaterfallStep? Step);
}
