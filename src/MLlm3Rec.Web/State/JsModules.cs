using Microsoft.JSInterop;

namespace MLlm3Rec.Web.State;

/// <summary>How components let go of their JavaScript modules.</summary>
internal static class JsModules
{
    /// <summary>Calls the module's clean-up, if it names one, and disposes it.</summary>
    public static async ValueTask ReleaseAsync(this IJSObjectReference? module, string? cleanUp = null, params object?[] arguments)
    {
        if (module is null)
        {
            return;
        }

        try
        {
            if (cleanUp is not null)
            {
                await module.InvokeVoidAsync(cleanUp, arguments);
            }

            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has left and took the module with it.
        }
    }
}
