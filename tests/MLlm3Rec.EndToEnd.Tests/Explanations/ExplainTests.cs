using System.Globalization;
using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Explanations;

/// <summary>What the Explain page itself must do, by the numbers of the requirements.</summary>
public sealed class ExplainTests(AppFixture workbench) : ExplainTest(workbench)
{
    [Fact]
    public async Task OneItem_PartsSumToTheScoreAndKeepFocus()
    {
        // Whose list begins with what answers a motive.
        var page = await OpenExplainedAsync("/explain?dataset=sample&user=anton-0350");

        await page.GetByText("Show as table").ClickAsync();
        await Expect(page.Locator("[data-score]")).ToBeVisibleAsync();
        var parts = await page.Locator("[data-adds]").EvaluateAllAsync<double[]>("cells => cells.map(cell => Number(cell.dataset.adds))");
        var score = double.Parse((await page.Locator("[data-score]").GetAttributeAsync("data-score"))!, CultureInfo.InvariantCulture);
        Assert.Equal(score, parts.Sum(), 1e-6);

        await page.Locator("button.step").First.FocusAsync();
        var spoken = (await page.Locator("button.step").First.GetAttributeAsync("aria-label"))!;
        await Expect(page.Locator(".detail h3")).ToHaveTextAsync(spoken[..spoken.IndexOf(':', StringComparison.Ordinal)]);
        await Expect(page.Locator(".detail mark").First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("j");
        await Expect(page).ToHaveURLAsync(new Regex("item="));
        await Expect(page.Locator(".list [aria-current] .rank")).ToHaveTextAsync("2");
        await Expect(page.Locator("button.step:focus")).ToHaveCountAsync(1);

        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator(".list [aria-current] .rank")).ToHaveTextAsync("1");
        await Expect(page.Locator("button.step:focus")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task WhyNot_ShowsBothItemsOnOneScale()
    {
        var page = await OpenExplainedAsync(Address);

        await page.GetByRole(AriaRole.Button, new() { Name = "Why not number 2?" }).ClickAsync();

        await Expect(page.Locator(".verdict")).ToContainTextAsync("stands above");
        await Expect(page.Locator(".verdict strong").First).ToBeVisibleAsync();
        await Expect(page.Locator("figure.waterfall")).ToHaveCountAsync(3);
        await Expect(page).ToHaveURLAsync(new Regex("not="));
        await Axe.AssertCleanAsync(page);
    }

    [Fact]
    public async Task Slider_GivesANewRankUntilReset()
    {
        var page = await OpenExplainedAsync(Address);
        var panel = page.Locator("section", new() { Has = page.Locator("#whatif-title") });
        await Expect(panel).ToContainTextAsync("what if – not saved");
        var slider = panel.GetByRole(AriaRole.Slider).First;
        var before = await slider.InputValueAsync();

        await slider.FillAsync("0");
        await Expect(panel.Locator("[data-rank]")).ToContainTextAsync("its score goes from");

        await panel.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await Expect(panel.Locator(".result")).ToContainTextAsync("Move a motive");
        await Expect(slider).ToHaveValueAsync(before);

        await panel.GetByRole(AriaRole.Checkbox).First.UncheckAsync();
        await Expect(panel.Locator("[data-rank]")).ToContainTextAsync("its score goes from");
    }

    [Fact]
    public async Task PlainReason_NamesItsRulesAndLinksEveryClaim()
    {
        var page = await OpenExplainedAsync(Address);
        await Expect(page.Locator(".story")).ToContainTextAsync("no language model is connected");
        var claims = page.Locator(".words a");
        await Expect(claims.Nth(1)).ToBeAttachedAsync();
        foreach (var claim in await claims.AllAsync())
        {
            await claim.ClickAsync();
            var place = (await claim.GetAttributeAsync("href"))!.Split('#')[1];
            await Expect(page.Locator($"#{place}")).ToHaveAttributeAsync("aria-pressed", "true");
        }
    }

    [Fact]
    public async Task Link_RestoresTheViewAndTheFileOpensOffline()
    {
        var page = await OpenExplainedAsync(Address);
        await page.Locator("#step-on").ClickAsync();
        await Expect(page.Locator(".list [aria-current] .rank")).ToHaveTextAsync("2");
        var title = await page.Locator("#subject").TextContentAsync();

        var again = await OpenExplainedAsync(page.Url);
        await Expect(again.Locator("#subject")).ToHaveTextAsync(title!);

        var file = await FileAsync(await SaveAsync(page, "One HTML page"));
        var offline = await NewPageAsync();
        await offline.Context.SetOfflineAsync(true);
        await offline.GotoAsync(new Uri(file).AbsoluteUri);
        await Expect(offline.Locator("h1")).ToContainTextAsync(title!);
        await Axe.AssertCleanAsync(offline);
        await offline.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Axe.AssertCleanAsync(offline, coloursOnly: true);
        var picture = await File.ReadAllTextAsync(await FileAsync(await SaveAsync(page, "SVG picture")), TestContext.Current.CancellationToken);
        Assert.Contains("Dataset sample", picture, StringComparison.Ordinal);
        Assert.Contains("adds to the score", picture, StringComparison.Ordinal);
        Assert.True(new FileInfo(await FileAsync(await SaveAsync(page, "PNG picture"))).Length > 10_000);
    }

    [Fact]
    public async Task Shift_AnotherRankerRunOrPrompt_IsShownByPart()
    {
        var page = await OpenExplainedAsync(Address);
        var panel = page.GetByRole(AriaRole.Region, new() { Name = "In another ranker, run or prompt" });
        var choice = panel.GetByRole(AriaRole.Combobox, new() { Name = "Hold its rank against" });

        await choice.ChooseAsync("ranker: Popularity");
        await Expect(panel.GetByRole(AriaRole.Table)).ToContainTextAsync("Chosen by many");
        await Expect(page).ToHaveURLAsync(new Regex("against=popularity"));
        await choice.ChooseAsync("ranker: Similar items");
        await Expect(panel).ToContainTextAsync("That ranker has no parts");

        // The model that the sample's one training kept, and the prompt that it was read with: nothing can differ.
        await choice.ChooseAsync(new Regex("^model 1:"));
        await Expect(panel).ToContainTextAsync("No part of its score differs.");
        await page.ReloadAsync();
        await Expect(panel).ToContainTextAsync("No part of its score differs.");
        await choice.ChooseAsync(new Regex("^the shipped prompt"));
        await Expect(page).ToHaveURLAsync(new Regex("against=prompt-0"));
        await Expect(panel).ToContainTextAsync("No part of its score differs.");
        await page.GotoAsync(Address + "&against=model-999");
        await Expect(panel.GetByRole(AriaRole.Alert)).ToContainTextAsync("Model 999 cannot be laid over");
    }

    [Fact]
    public async Task Ranker_SlowAndNeverFitted_LeadsOn()
    {
        var page = await OpenAsync(Address + "&by=sasrec");

        await Expect(page.Locator(".empty")).ToContainTextAsync("has not been fitted and kept on sample");
        await page.GetByRole(AriaRole.Button, new() { Name = "Explain MAR instead" }).ClickAsync();
        await Expect(page.Locator("figure.waterfall")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task WhyLinks_OnRankingAndProfiles_LeadToTheExplanation()
    {
        var page = await OpenAsync("/ranking?dataset=sample&user=priya-0014");
        await page.Locator(".column a.why").First.ClickAsync();
        await Expect(page.Locator("#subject")).ToBeVisibleAsync();

        await page.GotoAsync("/profiles?dataset=sample&user=priya-0014");
        await page.Locator(".history a.why").First.ClickAsync();
        await Expect(page.Locator(".subject")).ToContainTextAsync("before they chose it");
    }
}
