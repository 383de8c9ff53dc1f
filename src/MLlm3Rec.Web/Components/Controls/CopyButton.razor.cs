using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MLlm3Rec.Web.State;
using MLlm3Rec.Web.Theme;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Controls;

/// <summary>Copies a text, or the address of the view, and says so.</summary>
public sealed partial class CopyButton(IJSRuntime js, ISnackbar snackbar) : IAsyncDisposable
{
    private IJSObjectReference? module;

    /// <summary>Null copies the page's address, which restores the view.</summary>
    [Parameter]
    public string? Text { get; set; }

    [Parameter]
    public string Label { get; set; } = "Copy";

    [Parameter]
    public string Done { get; set; } = "Copied";

    [Parameter]
    public bool ShowLabel { get; set; }

    private string Glyph => Text is null ? AppIcons.Link : AppIcons.ContentCopy;

    private async Task CopyAsync()
    {
        module ??= await js.InvokeAsync<IJSObjectReference>("import", "./Components/Controls/CopyButton.razor.js");
        var copied = await module.InvokeAsync<bool>("copy", Text);
        snackbar.Add(copied ? Done : "The browser does not allow copying here", copied ? Severity.Normal : Severity.Warning);
    }

    public ValueTask DisposeAsync() => module.ReleaseAsync();
}
