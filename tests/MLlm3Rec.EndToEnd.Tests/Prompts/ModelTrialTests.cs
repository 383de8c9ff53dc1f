using System.Globalization;
using System.Text.RegularExpressions;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.EndToEnd.Prompts;

/// <summary>The loop with a model whose replies depend on the prompt's text.</summary>
public sealed class ModelTrialTests(AppFixture workbench, StudioServer studio) : ModelStudioTest(workbench, studio), IClassFixture<StudioServer>
{
    private const string Worse = "Be silent about motives.";
    private const string Better = "Mind what the texts say.";
    private const string Silent = "{\"choices\": [], \"motives\": [], \"avoids\": [], \"exceptions\": [], \"confidence\": 0.0}";

    [Fact]
    public async Task Loop_WorseSentence_IsBlockedAndAHarmlessOnePublished()
    {
        Reply = request => new Says(request.System.Contains(Worse, StringComparison.Ordinal) ? Silent : HonestModel.Reply(request));
        var page = await BeginWithAsync(Worse);
        await ChooseAsync(page, people: 24);
        await TestAsync(page);

        var verdict = page.GetByTestId("verdict");
        await Expect(verdict).ToContainTextAsync("clearly fewer of the planted motives", new() { Timeout = 90_000 });
        await Expect(page.Locator(".motives").First).ToContainTextAsync("removed");
        await LookAsync(page, "worse");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish …" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Worse by more than its interval: Planted motives found");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true })).ToBeDisabledAsync();
        await page.WaitForFunctionAsync("() => document.activeElement.closest('[role=dialog]') !== null");
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();

        await TabAsync(page, "Edit");
        var text = await page.Locator(System).InputValueAsync();
        await page.Locator(System).FillAsync(text.Replace(Worse, Better, StringComparison.Ordinal));
        await SavedAsync(page);
        await TabAsync(page, "Test");
        await Expect(page.GetByText("edited since")).ToBeVisibleAsync();
        await TestAsync(page);
        await Expect(verdict).ToContainTextAsync("Nothing changes", new() { Timeout = 90_000 });
        await PublishAsync(page, "The same answers, said more plainly.");
        await TabAsync(page, "History");
        await Expect(page.GetByText("The same answers, said more plainly.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Go back to the shipped prompt") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, go back" }).ClickAsync();
        await Expect(page.GetByText("It is live again, as version 2")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task CtrlEnter_OnFivePeople_StreamsAnswersInOrder()
    {
        Reply = request => new Says(HonestModel.Reply(request)) { Pause = TimeSpan.FromMilliseconds(60) };
        var page = await BeginWithAsync("Take your time.");
        // The sample has 840.
        var ids = Enumerable.Range(0, 5)
            .Select(place => (string)Server.Ask($"SELECT UserId FROM Profiles ORDER BY UserIndex LIMIT 1 OFFSET {place * 20}")!)
            .ToArray();
        await TabAsync(page, "Test");
        await page.GetByLabel("Read by").ChooseAsync(Connection);
        await page.GetByRole(AriaRole.Combobox, new() { Name = "People", Exact = true }).ChooseAsync("Chosen by hand");
        await page.GetByLabel("Their ids").FillAsync(string.Join(", ", ids));
        await page.GetByLabel("Their ids").PressAsync("Tab");
        await Expect(page.GetByText("5 people chosen by hand")).ToBeVisibleAsync();
        await Expect(page.GetByText(new Regex("About [\\d,]+ calls"))).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Control+Enter");

        var speaking = page.Locator("pre.speaking").First;
        await Expect(speaking).ToContainTextAsync("{", new() { Timeout = 60_000 });
        var soFar = await speaking.TextContentAsync();
        Assert.False(soFar!.TrimEnd().EndsWith("]}", StringComparison.Ordinal), "The answer came in one piece");
        await Expect(page.GetByTestId("verdict")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await page.GetByText("people unchanged").Or(page.GetByText("person unchanged")).ClickAsync();
        Each.Holds(ids, id => Assert.Contains(Model.ChatCalls, call => call.Chat.System.EndsWith("Take your time.", StringComparison.Ordinal)));

        await page.GotoAsync($"/prompts?dataset=sample&draft={DraftOf(page)}&part=profile&user={ids[3]}");
        await page.GetByText("The whole prompt as a model would get it").ClickAsync();
        var filled = await page.GetByTestId("filled-user").TextContentAsync();
        Assert.Contains(Model.ChatCalls, call => Unfenced(call.Chat.User) == Unfenced(filled!));
    }

    [Fact]
    public async Task TwoHundredPeople_CancelledRun_KeepsFinishedRows()
    {
        Reply = request => new Says(HonestModel.Reply(request)) { Delay = TimeSpan.FromMilliseconds(150) };
        var page = await BeginWithAsync("Take your time, please.");
        await LimitAsync(0.05m);
        await ChooseAsync(page, people: 200);
        await Expect(page.Locator("#obstacle")).ToContainTextAsync("more than the limit of 0.05 dollars");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Test the draft" })).ToBeDisabledAsync();
        await LimitAsync(5);
        await page.ReloadAsync();
        await ChooseAsync(page, people: 200);
        await Expect(page.GetByText(new Regex("About 4\\d\\d calls, [\\d,]+ tokens, \\d+\\.\\d\\d dollars"))).ToBeVisibleAsync();

        await TestAsync(page);
        await Expect(page.GetByText(new Regex("^[1-9]\\d* of 200 done"))).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync();

        var stopped = page.GetByText(new Regex("\\d+ of 200 people are done"));
        await Expect(stopped).ToBeVisibleAsync();
        var calls = Model.ChatCalls.Count();
        var done = int.Parse(Regex.Match((await stopped.TextContentAsync())!, "(\\d+) of 200").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(done, 1, 199);
        await page.ReloadAsync();
        await Expect(page.GetByText($"{done} of 200 people are done")).ToBeVisibleAsync();
        Assert.Equal(calls, Model.ChatCalls.Count());
    }

    [Fact]
    public async Task Nonsense_FailsByRowAndIsRetriedAlone()
    {
        var nonsense = true;
        Reply = request => new Says(nonsense ? "I would rather not." : HonestModel.Reply(request));
        var page = await BeginWithAsync("Take your time.");
        await ChooseAsync(page, people: 2, repeats: 2);
        await TestAsync(page);

        await Expect(page.GetByText("No usable answer:").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        nonsense = false;
        await page.GetByRole(AriaRole.Button, new() { Name = "Retry failed only" }).ClickAsync();
        await Expect(page.GetByText("Stable in 2 of 2 answers").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    /// <summary>Fences bear a code that no text can know: another one each time.</summary>
    private static string Unfenced(string text) => Regex.Replace(text, "<(/?)data (\\w+) [0-9a-f]{12}>", "<$1data $2>").Trim();
}
