using Microsoft.AspNetCore.HostFiltering;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Guards;

/// <summary>What stands before every request, whatever page or download it is for.</summary>
internal static class GuardExtensions
{
    /// <summary>
    /// Scripts from here alone, none inline. They may compile: Plotly's WebGL makes its drawing functions so, and says that there is no WebGL where
    /// it may not. Styles may be inline: components set widths and colours so, and Plotly writes a style sheet. Pictures may be data (icons) or made
    /// here (a chart that is saved).
    /// </summary>
    public const string ContentPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
            + "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void AddGuards(this WebApplicationBuilder builder, Listening listening)
    {
        builder.Services.AddSingleton(listening);
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Services.Configure<HostFilteringOptions>(options =>
        {
            options.AllowedHosts = [.. listening.Hosts];
            options.AllowEmptyHosts = false;
        });
        builder.Services.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
    }

    public static void UseGuards(this WebApplication app)
    {
        var origins = app.Configuration["AllowedOrigins"]?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        var acting = app.Services.GetRequiredService<CurrentActor>();
        app.Use(async (context, next) =>
        {
            acting.Is(new Actor(Visitor.Remembered(context.Request) ?? "somebody", ActorOrigin.Web));
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            await (OriginCheck.Passes(context.Request, origins) ? next(context) : RefuseAsync(context.Response));
        });
    }

    private static Task RefuseAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status403Forbidden;
        return response.WriteAsync(
            "This was sent by a page of another origin, and is refused. Behind a server that changes names, list it in AllowedOrigins.");
    }
}
