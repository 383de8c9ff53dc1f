using Microsoft.AspNetCore.Components;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Controls;

/// <summary>A search box that tells what was typed once the typing pauses.</summary>
public sealed partial class SearchField(TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly NewestRequest waiting = new();
    private string typed = "";
    private string told = "";

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public string Text { get; set; } = "";

    [Parameter]
    public EventCallback<string> OnChanged { get; set; }

    // The address may change the text too (Back, a removed filter); what is being typed has precedence over its own echo.
    protected override void OnParametersSet()
    {
        if (Text != told)
        {
            told = typed = Text;
        }
    }

    protected override ValueTask LetGoAsync()
    {
        waiting.Dispose();
        return ValueTask.CompletedTask;
    }

    // Bound, not set on each render: a bound field is never sent back letters that others have followed since.
    private async Task TypedAsync(string? value)
    {
        typed = value ?? "";
        var newest = waiting.Begin();
        try
        {
            await Task.Delay(Pause, clock, newest);
            told = typed.Trim();
            await OnChanged.InvokeAsync(told);
        }
        catch (OperationCanceledException) when (newest.IsCancellationRequested)
        {
            // More was typed.
        }
    }
}
