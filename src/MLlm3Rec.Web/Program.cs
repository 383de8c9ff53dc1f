using MLlm3Rec.Web;
using MLlm3Rec.Web.Components;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ListenOnLoopbackUnlessTold();
builder.Services.AddWorkbench();

var app = builder.Build();
app.UseStatusCodePagesWithReExecute("/not-found");
app.UseAntiforgery();
app.MapStaticAssets();
app.MapGet(Urls.Alive, () => Results.NoContent());
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
await app.RunAsync();
