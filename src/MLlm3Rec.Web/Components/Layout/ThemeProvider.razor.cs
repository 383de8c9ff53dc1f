using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Layout;

/// <summary>
/// Tells the server which theme the browser shows. Shows its content only once it knows what "System" means here:
/// one frame in the other theme is a flash.
/// </summary>
public sealed partial class ThemeProvider(ThemeState theme, IJSRuntime js)
{
    private IJSObjectReference? module;
    private DotNetObjectReference<ThemeProvider>? self;
    private bool isKnown;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override async Task OnInitializedAsync()
    {
        self = DotNetObjectReference.Create(this);
        module = await ImportAsync(js, "./Components/Layout/ThemeProvider.razor.js");
        var isDark = await module.InvokeAsync<bool>("watch", self);
        await theme.SetAsync(theme.Choice, isDark);
        Hold(theme.OnChanged(DispatchAsync));
        isKnown = true;
    }

    [JSInvokable]
    public Task ThemeResolved(string choice, bool isDark) => theme.SetAsync(ThemeState.Parse(choice), isDark);

    protected override async ValueTask LetGoAsync()
    {
        self?.Dispose();
        await module.ReleaseAsync("unwatch");
    }
}
