using System.Text.Json;
using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.EndToEnd.Explanations;

/// <summary>A model tells reasons, and motives that are ranked by: what it says is held against the score, and where it comes from is
/// shown.</summary>
[Collection(ModelAppFixture.Name)]
public sealed class ToldTests(AppFixture workbench, ModelAppFixture models) : ExplainTest(workbench)
{
    private const string Prize = "It won a prize in 1777.";
    private const string NoSuchPart = "Everybody at the palace loves it.";

    [Fact]
    public async Task LyingModel_IsMarkedWithItsFault()
    {
        models.LeaveOneConnection();
        models.Model.Script = ModelAppFixture.Honest with
        {
            Chat = (request, _) => new Says(request.Form == "reason" ? WithLies(request) : HonestModel.Reply(request)),
        };
        try
        {
            var page = await OpenExplainedAsync($"/explain?dataset=sample&user={models.Person(20)}", server: models.Host);
            await Expect(page.Locator(".story")).ToContainTextAsync("Told by rules");
            await page.GetByRole(AriaRole.Button, new() { Name = $"Let {ModelAppFixture.Connection} tell it" }).ClickAsync();

            await Expect(page.Locator(".story")).ToContainTextAsync(
                $"Told by {ModelAppFixture.Connection}; every sentence was held against the parts");
            await Expect(page.Locator(".unsupported")).ToHaveCountAsync(2);
            await Expect(page.Locator(".unsupported").Filter(new() { HasText = Prize })).ToContainTextAsync("not supported");
            await Expect(page.Locator(".unsupported").Filter(new() { HasText = Prize })).ToHaveCSSAsync("text-decoration-line", "line-through");
            await Expect(page.Locator(".fault").Filter(new() { HasText = Prize })).ToContainTextAsync(
                "The number 1777 stands nowhere in this explanation.");
            await Expect(page.Locator(".fault").Filter(new() { HasText = NoSuchPart })).ToContainTextAsync("The score has no part “Royal favour”.");
            await Expect(page.Locator(".unsupported a")).ToHaveCountAsync(0);
            await Expect(page.Locator(".words a").First).ToBeVisibleAsync();
            await Axe.AssertCleanAsync(page);
        }
        finally
        {
            models.Model.Script = ModelAppFixture.Honest;
        }
    }

    [Fact]
    public async Task ModelIsOff_ThePageSaysSoAndStillExplains()
    {
        var settings = await OpenAsync("/settings", server: models.Host);
        await settings.GetByRole(AriaRole.Switch, new() { Name = "Offline" }).CheckAsync();
        await Expect(settings.GetByText("No model is asked: the built-in engine reads everything.")).ToBeVisibleAsync();
        try
        {
            var asked = models.Model.Calls.Count;
            var page = await OpenExplainedAsync($"/explain?dataset=sample&user={models.Person(20)}", server: models.Host);

            await Expect(page.Locator(".story")).ToContainTextAsync("the workbench is set to ask no model");
            await Expect(page.Locator(".words a").First).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Let ") })).ToHaveCountAsync(0);
            Assert.Equal(asked, models.Model.Calls.Count);
        }
        finally
        {
            await settings.GetByRole(AriaRole.Switch, new() { Name = "Offline" }).UncheckAsync();
            await Expect(settings.GetByText("No model is asked: the built-in engine reads everything.")).ToBeHiddenAsync();
        }
    }

    [Fact]
    public async Task ModelAnswersNonsense_IsSaidAndTheRulesStillTell()
    {
        models.LeaveOneConnection();
        models.Model.Script = ModelAppFixture.Honest with { Chat = (_, _) => new Says("I would rather not.") };
        try
        {
            var page = await OpenExplainedAsync($"/explain?dataset=sample&user={models.Person(21)}", server: models.Host);
            await page.GetByRole(AriaRole.Button, new() { Name = $"Let {ModelAppFixture.Connection} tell it" }).ClickAsync();

            await Expect(page.GetByText($"{ModelAppFixture.Connection} told nothing that can be shown")).ToBeVisibleAsync();
            await Expect(page.Locator(".words a").First).ToBeVisibleAsync();
        }
        finally
        {
            models.Model.Script = ModelAppFixture.Honest;
        }
    }

    [Fact]
    public async Task ModelMotives_WithoutTheLastChoice_MoveListAndReason()
    {
        var user = models.Unread();
        var ranking = await OpenAsync($"/ranking?dataset=sample&user={user}", server: models.Host);
        await Expect(ranking.Locator(".motive-source")).ToHaveTextAsync(new Regex("^\\s*Motives read by the built-in engine\\.\\s*$"));
        await ReadAsync(user, "");
        await ranking.ReloadAsync();
        await Expect(ranking.Locator(".motive-source")).ToContainTextAsync("would give the answer away");
        var before = await ScoresAsync(ranking);

        // The link leads to the form that leaves the hidden choice out.
        await ranking.GetByRole(AriaRole.Link, new() { Name = "Let it read them without the last choice" }).ClickAsync();
        await Expect(ranking.GetByRole(AriaRole.Switch, new() { Name = "Without the last choice" })).ToBeCheckedAsync();
        await Expect(ranking.GetByText("Tokens in")).ToBeVisibleAsync();
        await ranking.GetByRole(AriaRole.Button, new() { Name = "Start reading" }).ClickAsync();
        await Expect(ranking.GetByText($"{ModelAppFixture.Connection} read 1 of 1 people.").First).ToBeVisibleAsync();

        await ranking.GotoAsync($"/ranking?dataset=sample&user={user}");
        await Expect(ranking.Locator(".motive-source")).ToContainTextAsync(
            $"Ranked by the motives that {ModelAppFixture.Connection} told (test-model, profile");
        Assert.NotEqual(before, await ScoresAsync(ranking));
        await Axe.AssertCleanAsync(ranking);

        await ranking.Locator(".column a.why").First.ClickAsync();
        await Expect(ranking.Locator("#subject")).ToBeVisibleAsync();
        await Expect(ranking.Locator(".motive-source")).ToContainTextAsync($"{ModelAppFixture.Connection} told");
        await Axe.AssertCleanAsync(ranking);
        await ranking.GetByRole(AriaRole.Link, new() { Name = "Rank by the built-in engine’s" }).ClickAsync();
        await Expect(ranking).ToHaveURLAsync(new Regex("motives=built-in"));
        await Expect(ranking.Locator(".motive-source")).ToContainTextAsync($"Rank by those that {ModelAppFixture.Connection} told");
        await ranking.GotoAsync($"/ranking?dataset=sample&user={user}&motives=built-in");
        await Expect(ranking.Locator(".motive-source")).ToContainTextAsync("Rank by those that");
        Assert.Equal(before, await ScoresAsync(ranking));
    }

    private async Task ReadAsync(string user, string more)
    {
        var page = await OpenAsync($"/runs/read?dataset=sample&engine={ModelAppFixture.Connection}&people={user},{more}", server: models.Host);
        await Expect(page.GetByText("Tokens in")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start reading" }).ClickAsync();
        await Expect(page.GetByText($"{ModelAppFixture.Connection} read 1 of 1 people.").First).ToBeVisibleAsync();
    }

    private static async Task<string> ScoresAsync(IPage page)
    {
        await Expect(page.Locator(".head").First).ToBeVisibleAsync();
        return string.Join('|', await page.Locator(".head").AllTextContentsAsync());
    }

    /// <summary>An honest reply with two sentences that no part supports.</summary>
    private static string WithLies(ChatRequest request)
    {
        using var honest = JsonDocument.Parse(HonestModel.Reply(request));
        var sentences = honest.RootElement.GetProperty("sentences").EnumerateArray().Take(2).ToList();
        var part = sentences[0].GetProperty("part").GetString();
        return JsonSerializer.Serialize(new
        {
            sentences = (object[])
            [
                .. sentences.Select(sentence => (object)sentence),
                new { text = Prize, part, against = false },
                new { text = NoSuchPart, part = "Royal favour", against = false },
            ],
        });
    }
}
