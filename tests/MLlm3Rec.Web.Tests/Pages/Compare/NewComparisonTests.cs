using Bunit;

namespace MLlm3Rec.Web.Components.Pages.Compare;

public sealed class NewComparisonTests : PageTest
{
    [Fact]
    public async Task Hidden_NewItems_BringsRivalsThatReadTexts()
    {
        var lists = RenderLists();
        var form = Render<NewComparison>(parameters => parameters.Add(shown => shown.Dataset, "films"));
        Assert.Contains("Compare 4 methods", form.Markup, StringComparison.Ordinal);

        await form.ChooseAsync(lists, "Hidden", "Items new to everybody");

        form.WaitForAssertion(() => Assert.Contains("Compare 6 methods", form.Markup, StringComparison.Ordinal));
    }
}
