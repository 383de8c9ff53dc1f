using Microsoft.JSInterop;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Settings;

/// <summary>The name that this browser goes by.</summary>
public sealed partial class VisitorForm(Visitor visitor, IJSRuntime js)
{
    private IJSObjectReference? module;

    protected override void OnInitialized() => Hold(visitor.OnChanged(DispatchAsync));

    private async Task SaveAsync(string text)
    {
        var name = await visitor.CallAsync(text);
        module ??= await ImportAsync(js, "./Components/Pages/Settings/VisitorForm.razor.js");
        await module.InvokeVoidAsync("keep", Visitor.Cookie, name);
    }

    protected override ValueTask LetGoAsync() => module.ReleaseAsync();
}
