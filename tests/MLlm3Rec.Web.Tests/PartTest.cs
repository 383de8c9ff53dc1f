using Bunit;
using MudBlazor.Services;

namespace MLlm3Rec.Web;

/// <summary>Renders a part that needs MudBlazor and nothing else of the app.</summary>
public abstract class PartTest : BunitContext
{
    protected PartTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
    }
}
