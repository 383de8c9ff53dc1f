using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Web.Components.Pages.Home;

public sealed class HomePageTests : PeoplePageTest
{
    [Fact]
    public async Task Empty_LoadTheSample_StartsWhatBringsIt()
    {
        var page = Open<HomePage>("/");
        Assert.Equal("/datasets", page.WaitForElement("a.primary").GetAttribute("href"));

        await page.Find(".empty button").ClickAsync(new());

        var runs = await Services.GetRequiredService<RunStore>().ActiveAsync(Cancelled);
        Assert.Equal([RunKind.Import, RunKind.Encode, RunKind.Extract, RunKind.Train], runs.Select(run => run.Kind));
        Assert.True(Assert.IsType<ImportRequest>(runs[0].Request).Synthetic);
        Assert.DoesNotContain("There is no dataset yet", page.Markup, StringComparison.Ordinal);
    }
}
