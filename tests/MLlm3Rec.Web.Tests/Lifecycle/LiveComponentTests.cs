using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using MLlm3Rec.Web.Components.Controls;
using MudBlazor.Services;

namespace MLlm3Rec.Web.Components.Lifecycle;

public sealed class LiveComponentTests : BunitContext
{
    public LiveComponentTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton(TimeProvider.System);
    }

    [Fact]
    public void Dispatch_WorkFailsLater_ShowsInThePanelAround()
    {
        var work = new TaskCompletionSource();
        var (panel, component) = RenderInPanel();

        component.Begin(() => work.Task);
        work.SetException(new InvalidOperationException("broken"));

        panel.WaitForAssertion(() => Assert.Contains("Something failed", panel.Markup, StringComparison.Ordinal));
    }

    /// <summary>Who closes the tab is gone before the component is told.</summary>
    [Theory]
    [InlineData(typeof(JSDisconnectedException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task Dispatch_BrowserHasGone_TellsNobody(Type gone)
    {
        var failure = (Exception)Activator.CreateInstance(gone, "The circuit has disconnected.")!;
        var (panel, component) = RenderInPanel();

        await component.DoAsync(() => Task.FromException(failure));

        Assert.DoesNotContain("Something failed", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispatch_WorkFailsAfterTheComponentHasGone_TellsNobody()
    {
        var work = new TaskCompletionSource();
        var (panel, component) = RenderInPanel();
        component.Begin(() => work.Task);

        await component.DisposeAsync();
        work.SetException(new InvalidOperationException("broken"));

        Assert.DoesNotContain("Something failed", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_CancelsWorkAndEndsSubscriptions()
    {
        var (_, component) = RenderInPanel();
        var (left, held) = (component.Left, new Held());
        component.Keep(held);

        await component.DisposeAsync();

        Assert.True(left.IsCancellationRequested);
        Assert.True(held.HasEnded);
    }

    private (IRenderedComponent<PanelBoundary> Panel, Working Component) RenderInPanel()
    {
        var panel = Render<PanelBoundary>(parameters => parameters.Add(boundary => boundary.Name, "test").AddChildContent<Working>());
        return (panel, panel.FindComponent<Working>().Instance);
    }

    private sealed class Working : LiveComponent
    {
        public CancellationToken Left => Leaving;

        public void Begin(Func<Task> work) => Dispatch(work);

        public Task DoAsync(Func<Task> work) => DispatchAsync(work);

        public void Keep(IDisposable subscription) => Hold(subscription);

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, "at work");
    }

    private sealed class Held : IDisposable
    {
        public bool HasEnded { get; private set; }

        public void Dispose() => HasEnded = true;
    }
}
