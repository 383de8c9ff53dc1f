using Microsoft.JSInterop;
using MLlm3Rec.Web.State;
using MLlm3Rec.Web.Theme;

namespace MLlm3Rec.Web.Components.Layout;

public sealed partial class ThemeSwitch(ThemeState theme, IJSRuntime js)
{
    private IJSObjectReference? module;
    private bool isOpen;

    protected override void OnInitialized() => Hold(theme.OnChanged(DispatchAsync));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            module = await ImportAsync(js, "./Components/Layout/ThemeSwitch.razor.js");
        }
    }

    private static string IconOf(ThemeChoice choice) => choice switch
    {
        ThemeChoice.Light => AppIcons.WbSunny,
        ThemeChoice.Dark => AppIcons.DarkMode,
        _ => AppIcons.Contrast,
    };

    // The browser keeps the cookie and answers through ThemeProvider; nothing changes here until it does.
    private async Task ChooseAsync(ThemeChoice choice)
    {
        if (module is not null)
        {
            await module.InvokeVoidAsync("choose", choice.ToString().ToLowerInvariant());
        }
    }

    protected override ValueTask LetGoAsync() => module.ReleaseAsync();
}
