using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Home;

public sealed partial class StoryTests(AppFixture workbench) : BrowserTest(workbench)
{
    [Fact]
    public async Task Open_WithTheSample_ShowsWhyWhatAndTheTruth()
    {
        var page = await OpenAsync("/");
        var story = page.GetByTestId("story");

        await Expect(story.GetByText("synthetic")).ToBeVisibleAsync();
        await Expect(story.Locator("mark").First).ToBeVisibleAsync();
        foreach (var method in (string[])["All reasons (MAR)", "Popularity", "Similar items"])
        {
            await Expect(story.GetByRole(AriaRole.Heading, new() { Name = method })).ToBeVisibleAsync();
        }

        await Expect(story.GetByText("the hidden choice").First).ToBeVisibleAsync();
        await Expect(story.Locator(".person .motive .number").First).ToHaveTextAsync(new Regex("^[01]\\.\\d\\d (clear|likely)$"));
        await Expect(story.Locator(".person .hint")).ToHaveCountAsync(0);

        await story.GetByRole(AriaRole.Link, new() { Name = "See every reason" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(RankingOfAPerson());
    }

    [Fact]
    public async Task AnotherPerson_SurvivesReloadAndBack()
    {
        var page = await OpenAsync("/");
        var name = page.GetByRole(AriaRole.Heading, new() { NameRegex = Person() });
        await Expect(name).ToBeVisibleAsync();
        var first = await name.InnerTextAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Another person" }).ClickAsync();
        await Expect(name).Not.ToHaveTextAsync(first);
        var second = await name.InnerTextAsync();
        await page.ReloadAsync();

        await Expect(name).ToHaveTextAsync(second);
        await page.Locator("html[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

        await page.GoBackAsync();

        await Expect(name).ToHaveTextAsync(first);
    }

    [Fact]
    public async Task CopyLink_OnAStory_CopiesItsAddress()
    {
        var page = await OpenAsync("/?dataset=sample");

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy link to this view" }).ClickAsync();

        await Expect(page.GetByText("Link copied")).ToBeVisibleAsync();
        Assert.Equal(page.Url, await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task Open_WithoutAnyDataset_SaysSoAndOffersOne()
    {
        await using var server = await WebProcess.StartAsync("--Sample:Bring=false");
        var page = await OpenAsync("/", server: server);

        await page.GetByRole(AriaRole.Link, new() { Name = "Add a dataset" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Uri(server.Address, "/datasets").ToString());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Datasets");
    }

    [GeneratedRegex("/ranking\\?dataset=sample&user=")]
    private static partial Regex RankingOfAPerson();

    [GeneratedRegex("^Person ")]
    private static partial Regex Person();
}
