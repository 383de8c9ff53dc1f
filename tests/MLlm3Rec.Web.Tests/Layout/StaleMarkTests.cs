using Bunit;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Layout;

/// <summary>What a dataset shows was made otherwise than today, and only the page of prompts said so.</summary>
public sealed class StaleMarkTests : PageTest
{
    private const string Shop = "user,item\nann,tea\nann,cup\nbob,tea\n";

    [Fact]
    public async Task Render_ReadByAnEarlierVersion_LeadsToTheDataset()
    {
        await ReadByAnEarlierVersionAsync(await SaveAsync("old shop", Shop));
        await Get<CurrentDataset>().ReloadAsync(Cancellation);

        var mark = Render<StaleMark>();

        mark.WaitForAssertion(() => Assert.Equal("/datasets/old%20shop", mark.Find("a").GetAttribute("href")));
        Assert.Equal(
            "Traits and vectors, motives and the weights of the ranking of old shop were made by an earlier version of MLlm3Rec, "
                + "which read some texts otherwise.",
            mark.Find("a").GetAttribute("title"));
    }

    [Fact]
    public async Task Choose_DatasetThatIsNotStale_TakesTheMarkAway()
    {
        await ReadByAnEarlierVersionAsync(await SaveAsync("old", Shop));
        await SaveAsync("new", Shop + "bob,pot\n");
        var current = Get<CurrentDataset>();
        await current.ReloadAsync(Cancellation);
        await current.ChooseAsync("old");
        var mark = Render<StaleMark>();
        mark.WaitForElement("a");

        await mark.InvokeAsync(() => current.ChooseAsync("new"));

        mark.WaitForAssertion(() => Assert.Empty(mark.FindAll("a")));
    }
}
