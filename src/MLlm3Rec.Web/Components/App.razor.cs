using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components;

/// <summary>The page around the app. Rendered once per visit on the server; everything inside <c>Routes</c> is interactive.</summary>
public sealed partial class App
{
    // Not prerendered: lifecycle methods run once, and nothing is clickable before it is alive.
    private static readonly InteractiveServerRenderMode Interactive = new(prerender: false);

    private ThemeChoice choice;
    private string? dataset;
    private string name = "";

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    protected override void OnInitialized()
    {
        choice = ThemeState.Parse(Context.Request.Cookies[ThemeState.Cookie]);
        dataset = Context.Request.Cookies[CurrentDataset.Cookie];
        name = Visitor.Remembered(Context.Request) ?? Named();
    }

    /// <summary>Kept for a year, readable by our own scripts, which keep it when it is changed.</summary>
    private string Named()
    {
        var given = Visitor.NewName();
        Context.Response.Cookies.Append(
            Visitor.Cookie,
            given,
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = Context.Request.IsHttps });
        return given;
    }
}
