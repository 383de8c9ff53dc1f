using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Settings;

[Collection(ModelAppFixture.Name)]
public sealed class SettingsTests(AppFixture workbench, ModelAppFixture models) : BrowserTest(workbench)
{
    [Fact]
    public async Task KeyAndTest_NeverShowsTheKeyAgain()
    {
        var page = await OpenAsync("/settings/add?kind=Compatible", server: models.Host);
        await page.GetByLabel("Name").FillAsync("typed");
        await page.GetByLabel("Address").FillAsync(models.Model.Address.ToString());
        await page.GetByLabel("Chat model").FillAsync("test-model");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Key", Exact = true }).FillAsync(ModelAppFixture.Key);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and test" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/settings/connections/typed$"));
        await Expect(page.GetByText("Works: one short question took")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await Expect(page.GetByText("Structured output")).ToBeVisibleAsync();
        Assert.DoesNotContain(ModelAppFixture.Key, await page.ContentAsync(), StringComparison.Ordinal);
        await page.ReloadAsync();
        await Expect(page.GetByText("One is stored.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Key", Exact = true })).ToHaveValueAsync("");
        Assert.DoesNotContain(ModelAppFixture.Key, await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongKey_SaysSoWithoutRepeatingIt()
    {
        const string Wrong = "sk-wrong-0815";
        var page = await OpenAsync("/settings/add?kind=Compatible", server: models.Host);
        await page.GetByLabel("Name").FillAsync("refused");
        await page.GetByLabel("Address").FillAsync(models.Model.Address.ToString());
        await page.GetByLabel("Chat model").FillAsync("test-model");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Key", Exact = true }).FillAsync(Wrong);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and test" }).ClickAsync();

        await Expect(page.GetByText("Cannot be used as it is set up.")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        Assert.DoesNotContain(Wrong, await page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Wrong, models.Host.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_AreCheckedAndShownOnTheNextRun()
    {
        var page = await OpenAsync("/settings", server: models.Host);
        var limit = page.GetByLabel("Spending limit of a run");
        await limit.FillAsync("a lot");
        await limit.BlurAsync();
        await Expect(page.GetByText("A number, e.g. 12 or 0.15.")).ToBeVisibleAsync();
        await limit.FillAsync("0.75");
        await page.GetByLabel("Parallel calls").FillAsync("2");
        await page.GetByLabel("Timeout of a call").FillAsync("20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save limits" }).ClickAsync();
        await Expect(page.GetByText("Saved. The next run keeps to it.")).ToBeVisibleAsync();

        await page.GotoAsync($"/runs/read?dataset=sample&engine={ModelAppFixture.Connection}&people=3");
        await Expect(page.GetByLabel("Money")).ToHaveValueAsync("0.75");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start reading" }).ClickAsync();

        var settings = page.GetByRole(AriaRole.Region, new() { Name = "Settings" });
        await Expect(settings.GetByText("0.75 dollars")).ToBeVisibleAsync();
        await Expect(settings.GetByText("2 at most")).ToBeVisibleAsync();
        await Expect(settings.GetByText("20 seconds at most")).ToBeVisibleAsync();
        await Expect(page.GetByText($"{ModelAppFixture.Connection} read 3 of 3 people.").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ReadOnly_SwitchesEveryChangingControlOffAndSaysWhy()
    {
        var settings = await OpenAsync("/settings", server: models.Host);
        await settings.GetByRole(AriaRole.Switch, new() { Name = "Read-only" }).CheckAsync();
        await Expect(settings.GetByText("nothing changed.")).ToBeVisibleAsync();

        try
        {
            foreach (var (address, control) in ((string, string)[])
            [
                ("/settings", "Save limits"), ("/settings/add?kind=Ollama", "Save and test"), ("/datasets/sample", "Delete …"), (
                    "/datasets/sample", "Prepare again"),
                ("/runs/1", "Run again with these"), ("/runs/read?dataset=sample", "Start reading"),
                ($"/profiles?dataset=sample&tab=compare&user={models.Person(3)}", "Read again"),
            ])
            {
                var page = await OpenAsync(address, server: models.Host);
                await Expect(page.GetByRole(AriaRole.Button, new() { Name = control })).ToBeDisabledAsync();
                await Expect(page.GetByText("Read-only.")).ToBeVisibleAsync();
            }
        }
        finally
        {
            await settings.GetByRole(AriaRole.Switch, new() { Name = "Read-only" }).UncheckAsync();
        }

        await Expect(settings.GetByRole(AriaRole.Button, new() { Name = "Save limits" })).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Offline_AsksNobodyAndEveryPageWorks()
    {
        var settings = await OpenAsync("/settings", server: models.Host);
        await settings.GetByRole(AriaRole.Switch, new() { Name = "Offline" }).CheckAsync();
        var asked = models.Model.Calls.Count;

        try
        {
            foreach (var address in (string[])["/", "/datasets", "/profiles?dataset=sample", "/ranking?dataset=sample", "/runs", "/settings"])
            {
                var page = await OpenAsync(address, server: models.Host);
                await SettledAsync(page);
                await Expect(page.GetByText("Offline.")).ToBeVisibleAsync();
            }

            var pane = await OpenAsync($"/profiles?dataset=sample&tab=compare&user={models.Person(4)}", server: models.Host);
            await pane.GetByRole(AriaRole.Button, new() { Name = "Read again" }).ClickAsync();
            await Expect(pane.GetByText("set to work offline")).ToBeVisibleAsync();
            Assert.Equal(asked, models.Model.Calls.Count);
        }
        finally
        {
            await settings.GetByRole(AriaRole.Switch, new() { Name = "Offline" }).UncheckAsync();
        }

        await Expect(settings.GetByText("No model is asked: the built-in engine reads everything.")).ToBeHiddenAsync();
    }
}
