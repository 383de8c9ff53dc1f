using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Controls;

/// <summary>
/// A button with a list of commands. The browser's own popover closes it on Esc and on a click elsewhere and gives focus back,
/// without asking the server.
/// </summary>
public sealed partial class Menu(IJSRuntime js) : IAsyncDisposable
{
    private readonly string id = $"menu-{Guid.NewGuid():N}";
    private ElementReference root;
    private IJSObjectReference? module;

    /// <summary>Name of the button where its face is an icon alone.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>Name of the list where the button names itself.</summary>
    [Parameter]
    public string MenuLabel { get; set; } = "Choices";

    [Parameter]
    public string? ButtonClass { get; set; }

    /// <summary>What the button shows.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment Face { get; set; }

    /// <summary><see cref="MenuItem"/>s.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            module = await js.InvokeAsync<IJSObjectReference>("import", "./Components/Controls/Menu.razor.js");
            await module.InvokeVoidAsync("attach", root);
        }
    }

    public ValueTask DisposeAsync() => module.ReleaseAsync();
}
