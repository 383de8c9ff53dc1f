using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Web.Components.Controls;
using MudBlazor.Services;

namespace MLlm3Rec.Web.Controls;

public sealed class PanelBoundaryTests : BunitContext
{
    private readonly RecordingLogger log = new();

    public PanelBoundaryTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton<ILogger<PanelBoundary>>(log);
    }

    [Fact]
    public void Panel_Throws_ShowsLoggedCodeAndNoStackTrace()
    {
        var panel = Render<PanelBoundary>(parameters => parameters.Add(boundary => boundary.Name, "profiles grid").AddChildContent<Broken>());

        var code = panel.Find(".mono").TextContent;
        Assert.Equal(6, code.Length);
        Assert.Contains(code, Assert.Single(log.Lines), StringComparison.Ordinal);
        Assert.Contains("profiles grid", log.Lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(Broken.Secret, panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Panel_Throws_SaysWhatIsMissing()
    {
        var panel = Render<PanelBoundary>(parameters => parameters.Add(boundary => boundary.Name, "the list of people").AddChildContent<Broken>());

        Assert.Contains(
            "Missing here: the list of people. The rest of the page still works.", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Panel_AboutSomebodyElse_IsTriedAnew()
    {
        Broken.IsBroken.Value = true;
        var panel = Render<PanelBoundary>(parameters =>
            parameters.Add(boundary => boundary.Name, "list").Add(boundary => boundary.About, "ann").AddChildContent<Broken>());
        Broken.IsBroken.Value = false;

        panel.Render(parameters => parameters.Add(boundary => boundary.About, "ann"));
        Assert.Single(panel.FindAll("[role=alert]"));
        panel.Render(parameters => parameters.Add(boundary => boundary.About, "bob"));

        Assert.Contains("all is well", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Panel_IsRefusedInWords_ShowsThem()
    {
        var panel = Render<PanelBoundary>(parameters => parameters.Add(boundary => boundary.Name, "list").AddChildContent<Refused>());

        Assert.Contains("There is no dataset named \"shop\".", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_AfterTheCauseIsGone_ShowsThePanelAgain()
    {
        Broken.IsBroken.Value = true;
        var panel = Render<PanelBoundary>(parameters => parameters.Add(boundary => boundary.Name, "list").AddChildContent<Broken>());

        Broken.IsBroken.Value = false;
        await panel.Find("button").ClickAsync(new());

        Assert.Contains("all is well", panel.Markup, StringComparison.Ordinal);
    }

    private sealed class Broken : ComponentBase
    {
        public const string Secret = "connection string of the shop";

        public static AsyncLocal<bool?> IsBroken { get; } = new();

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            if (IsBroken.Value ?? true)
            {
                throw new InvalidOperationException(Secret);
            }

            builder.AddContent(0, "all is well");
        }
    }

    private sealed class Refused : ComponentBase
    {
        protected override void OnInitialized() => throw new UnknownDatasetException("shop");
    }

    private sealed class RecordingLogger : ILogger<PanelBoundary>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
