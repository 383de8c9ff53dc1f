using MLlm3Rec.Language;
using MLlm3Rec.Storage;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Web;
using MLlm3Rec.Web.Components;
using MLlm3Rec.Web.Exports;
using MLlm3Rec.Web.Map;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Uploads;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ListenOnLoopbackUnlessTold();
builder.Services.AddStorage(DataDirectory.Resolve(builder.Configuration["data-dir"])).AddLanguage(LanguageOptions.FromEnvironment());
builder.Services.AddWorkbench();

var app = builder.Build();
app.UseStatusCodePagesWithReExecute("/not-found");
app.UseAntiforgery();
app.MapStaticAssets();
app.MapGet(Urls.Alive, () => Results.NoContent());
app.MapUploads();
app.MapExports();
app.MapCompareReports();
app.MapTraitMaps();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

try
{
    await app.Services.GetRequiredService<DatabaseStartup>().EnsureAsync(CancellationToken.None);
}
catch (DatabaseTooNewException tooNew)
{
    await Console.Error.WriteLineAsync(tooNew.Message);
    return 1;
}

await app.RunAsync();
return 0;
