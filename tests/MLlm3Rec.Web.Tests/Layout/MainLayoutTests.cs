using Bunit;

namespace MLlm3Rec.Web.Components.Layout;

public sealed class MainLayoutTests : PageTest
{
    [Fact]
    public void Render_ThemeKnownLate_HearsShortcutsBefore()
    {
        var theme = JSInterop.SetupModule("./Components/Layout/ThemeProvider.razor.js").Setup<bool>("watch", _ => true);
        var shortcuts = JSInterop.SetupModule("./Components/Shortcuts/KeyboardShortcuts.razor.js");
        shortcuts.SetupVoid("listen", _ => true).SetVoidResult();

        var layout = Render<MainLayout>(parameters => parameters.Add(one => one.Body, "the page"));

        layout.WaitForAssertion(() => shortcuts.VerifyInvoke("listen"));
        Assert.DoesNotContain("the page", layout.Markup, StringComparison.Ordinal);
        theme.SetResult(true);
        layout.WaitForAssertion(() => Assert.Contains("the page", layout.Markup, StringComparison.Ordinal));
    }
}
