using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Web.Components.Controls;
using MudBlazor.Services;

namespace MLlm3Rec.Web.Issues;

/// <summary>"Copy details" told where the program had been built.</summary>
public sealed class FailureDetailsTests : BunitContext
{
    [Fact]
    public void Details_OfAFailure_HoldNoFolder()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLogging().AddSingleton(TimeProvider.System);

        var panel = Render<PanelBoundary>(parameters => parameters.Add(boundary => boundary.Name, "list").AddChildContent<Broken>());

        var details = panel.FindComponent<CopyButton>().Instance.Text;
        Assert.Contains("at MLlm3Rec.Web.Issues.FailureDetailsTests", details, StringComparison.Ordinal);
        Assert.Contains("FailureDetailsTests.cs:line", details, StringComparison.Ordinal);
        Assert.DoesNotContain(" in /", details, StringComparison.Ordinal);
        Assert.DoesNotContain("tests/", details, StringComparison.Ordinal);
    }

    private sealed class Broken : ComponentBase
    {
        protected override void OnInitialized() => throw new InvalidOperationException("Broken.");
    }
}
