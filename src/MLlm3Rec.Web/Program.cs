using MLlm3Rec.Connections;
using MLlm3Rec.Language;
using MLlm3Rec.Storage;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Storage.Sources;
using MLlm3Rec.Web;
using MLlm3Rec.Web.Components;
using MLlm3Rec.Web.Exports;
using MLlm3Rec.Web.Guards;
using MLlm3Rec.Web.Health;
using MLlm3Rec.Web.Map;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Startup;
using MLlm3Rec.Web.Uploads;

if (ReaderStart.IsAsked(args))
{
    return await ReaderStart.ServeAsync();
}

var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = Listening.Flagged(args), ContentRootPath = AppContext.BaseDirectory });
var listening = Listening.Of(builder.Configuration);
if (listening.Refusal is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 1;
}

builder.WebHost.UseStaticWebAssets();
if (listening.IsUsual)
{
    builder.WebHost.UseUrls(Listening.Usual);
}

builder.AddGuards(listening);
builder.Services.AddSingleton(AccessPolicy.Resolve(builder.Configuration["key-variables"], builder.Configuration["networks"]));
builder.Services.AddStorage(DataDirectory.Resolve(builder.Configuration["data-dir"]) with { Program = "the server" })
    .AddLanguage(LanguageOptions.FromEnvironment());
builder.Services.AddWorkbench();

var app = builder.Build();
app.UseGuards();
app.UseStatusCodePagesWithReExecute("/not-found");
app.UseExceptionHandler(RefusalHandler.Options);
app.UseAntiforgery();
app.MapStaticAssets();
app.MapGet(Urls.Alive, () => Results.NoContent());
app.MapReady();
app.MapUploads();
app.MapExports();
app.MapCompareReports();
app.MapTraitMaps();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);

return await app.ServeAsync();
