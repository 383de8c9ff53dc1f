using System.Text.Json;
using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.EndToEnd.Ask;

/// <summary>Questions in words, before a server with a model and one without.</summary>
[Collection(ModelAppFixture.Name)]
public sealed class AskTests(AppFixture workbench, ModelAppFixture models) : BrowserTest(workbench)
{
    private const string Address = "/ask?dataset=sample";

    [Fact]
    public async Task WithAModel_AnswerLeadsToItsPages()
    {
        models.LeaveOneConnection();
        var person = models.Person(7);
        models.Model.Script = Script(
            new LooksUp(("profile", JsonSerializer.Serialize(new { person })), ("ranking", JsonSerializer.Serialize(new { person, count = 3 }))),
            new Says($"{person} has motives [1]. Three things are proposed [2]. Everybody loves tins. It was made in 1777 [9]."));
        try
        {
            var page = await OpenAsync(Address, server: models.Host);
            await page.GetByLabel("Question about sample").FillAsync($"Why does {person} choose?");
            await page.Keyboard.PressAsync("Enter");

            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Why does {person} choose?" })).ToBeVisibleAsync();
            await Expect(page.Locator(".unsourced")).ToHaveCountAsync(2);
            await Expect(page.Locator(".fault").First).ToContainTextAsync("It names no source.");
            await Expect(page.Locator(".lookups tbody tr")).ToHaveCountAsync(2);
            await Expect(page.Locator(".lookups")).ToContainTextAsync("2 calls");
            await Expect(page).ToHaveURLAsync(new Regex("q=Why%20does"));
            await Axe.AssertCleanAsync(page);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await Axe.AssertCleanAsync(page, coloursOnly: true);

            // What was answered before is shown again, and nothing is sent for it.
            var asked = models.Model.ChatCalls.Count();
            await page.ReloadAsync();
            await Expect(page.Locator(".answer")).ToContainTextAsync("remembered from before");
            Assert.Equal(asked, models.Model.ChatCalls.Count());

            await page.GetByRole(AriaRole.Link, new() { Name = $"[1] Profile of {person}" }).ClickAsync();
            await Expect(page).ToHaveURLAsync(new Regex($"/profiles\\?dataset=sample&user={person}"));
        }
        finally
        {
            models.Model.Script = ModelAppFixture.Honest;
        }
    }

    [Fact]
    public async Task Export_HoldsSentencesWithTheirPages()
    {
        models.LeaveOneConnection();
        models.Model.Script = ModelAppFixture.Honest;
        var page = await OpenAsync(Address, server: models.Host);
        await page.GetByLabel("Question about sample").FillAsync("Who chooses for novelty?");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Ask {ModelAppFixture.Connection}" }).ClickAsync();
        await Expect(page.Locator(".answer .words a").First).ToBeVisibleAsync();
        await Expect(page.Locator(".unsourced")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Menuitem, new() { Name = "JSON, for programs" }).ClickAsync());
        using var rows = JsonDocument.Parse(await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));

        Assert.StartsWith("/profiles?", rows.RootElement[0].GetProperty("pages").GetString(), StringComparison.Ordinal);
        Assert.Equal("Who chooses for novelty?", rows.RootElement[0].GetProperty("question").GetString());
    }

    [Fact]
    public async Task Cancel_EndsTheQuestion()
    {
        models.LeaveOneConnection();
        models.Model.Script = ModelAppFixture.Honest with { Chat = (_, _) => new Says("Too late.") { Delay = TimeSpan.FromSeconds(50) } };
        try
        {
            var page = await OpenAsync(Address, server: models.Host);
            await page.GetByLabel("Question about sample").FillAsync("Who waits?");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
            await Axe.AssertCleanAsync(page);

            await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

            await Expect(page.GetByText("Cancelled: nothing was changed.")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Ask {ModelAppFixture.Connection}" })).ToBeVisibleAsync();
        }
        finally
        {
            models.Model.Script = ModelAppFixture.Honest;
        }
    }

    [Theory]
    [InlineData(390)]
    [InlineData(320)]
    public async Task Narrow_PageNeverScrollsSideways(int width)
    {
        models.LeaveOneConnection();
        models.Model.Script = ModelAppFixture.Honest;
        var page = await OpenAsync(Address, new BrowserView(width, 844), models.Host);
        await page.GetByLabel("Question about sample").FillAsync("Who chooses for value?");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".answer .words a").First).ToBeVisibleAsync();

        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await Axe.AssertCleanAsync(page);
    }

    [Fact]
    public async Task WithoutAModel_ReadyViewsLeadOn()
    {
        var page = await OpenAsync("/?dataset=sample");
        await page.Keyboard.PressAsync("a");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What would help" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Add a model" })).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(@"^Why does \S+ get “") }).ClickAsync();

        await Expect(page.Locator("#subject")).ToBeVisibleAsync();
    }

    /// <summary>Each reply in turn.</summary>
    private static ModelScript Script(params ScriptedReply[] replies) => ModelAppFixture.Honest with
    {
        Chat = (request, _) => replies[request.Messages.Count(message => message.Role == "assistant")],
    };
}
