using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Charts;

/// <summary>What every kind of chart is given beside what it shows: its name, where it leads, and the same values as a table.</summary>
public abstract class PlotBase : ComponentBase
{
    private object? shown;

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? Summary { get; set; }

    [Parameter]
    public string? Source { get; set; }

    [Parameter]
    public EventCallback<string> OnChoose { get; set; }

    [Parameter]
    public RenderFragment? Table { get; set; }

    protected Func<ChartLook, ChartDrawing> Drawing { get; private set; } =
        _ => throw new InvalidOperationException("Drawn before there is anything.");

    /// <summary>Draws anew where what is shown is something else; lists are something else when they are other lists.</summary>
    /// <returns>Whether it is.</returns>
    protected bool Show(object values, Func<ChartLook, ChartDrawing> drawing)
    {
        if (Equals(shown, values))
        {
            return false;
        }

        (shown, Drawing) = (values, drawing);
        return true;
    }
}
