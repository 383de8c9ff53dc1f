using System.Text.RegularExpressions;
using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.EndToEnd.Settings;

/// <summary>Runs and single readings by a model, as a person meets them.</summary>
[Collection(ModelAppFixture.Name)]
public sealed partial class ModelReadingTests(AppFixture workbench, ModelAppFixture models) : BrowserTest(workbench)
{
    [Fact]
    public async Task Raw_ShowsPromptModelTokensTheFullReplyAndCopies()
    {
        var user = models.Person(10);
        await ReadAsync(user);
        var page = await OpenAsync($"/profiles?dataset=sample&user={user}&tab=raw", server: models.Host);
        var pane = page.GetByRole(AriaRole.Complementary);

        await Expect(pane.GetByText(PromptVersion()).First).ToBeVisibleAsync();
        await Expect(pane.GetByText($"test-model at {ModelAppFixture.Connection}")).ToBeVisibleAsync();
        await Expect(pane.GetByText(TokensInAndOut())).ToBeVisibleAsync();
        var reply = pane.GetByRole(AriaRole.Region, new() { Name = "Reply" });
        await Expect(reply).ToContainTextAsync("{");
        await pane.GetByRole(AriaRole.Button, new() { Name = "Copy the reply" }).ClickAsync();
        await Expect(page.GetByText("Reply copied")).ToBeVisibleAsync();
        Assert.Equal(await reply.TextContentAsync(), await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        await pane.GetByText("What was sent, character by character").ClickAsync();
        await Expect(pane.GetByRole(AriaRole.Region, new() { Name = "Sent as user" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task UnusableReply_IsCountedMarkedAndRetriedAlone()
    {
        var user = models.Person(11);
        models.Model.Script = ModelAppFixture.Honest with { Chat = (_, _) => new Says("I would rather not.") };
        try
        {
            var page = await OpenAsync($"/runs/read?dataset=sample&engine={ModelAppFixture.Connection}&people={user},", server: models.Host);
            await page.GetByRole(AriaRole.Button, new() { Name = "Start reading" }).ClickAsync();
            await Expect(page.GetByText("1 answers were of no use").First).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = $"Raw: {user}" }).ClickAsync();
            await Expect(page.GetByText("I would rather not.").First).ToBeVisibleAsync();
            await Expect(page.GetByText("This reply is of no use:").First).ToBeVisibleAsync();
            await Axe.AssertCleanAsync(page);

            models.Model.Script = ModelAppFixture.Honest;
            await page.GetByRole(AriaRole.Button, new() { Name = "Retry failed only" }).ClickAsync();
            await Expect(page.GetByText($"{ModelAppFixture.Connection} read 1 of 1 people.").First).ToBeVisibleAsync();
            await Expect(page.GetByText("Only those whose latest answer was of no use")).ToBeVisibleAsync();
        }
        finally
        {
            models.Model.Script = ModelAppFixture.Honest;
        }
    }

    [Fact]
    public async Task ReExtract_ShowsBothMarksChangesAndLeavesTheChoice()
    {
        var user = models.Person(12);
        var page = await OpenAsync($"/profiles?dataset=sample&user={user}&tab=compare", server: models.Host);
        var pane = page.GetByRole(AriaRole.Complementary);
        await Expect(pane.GetByText("Built-in", new() { Exact = true }).First).ToBeVisibleAsync();
        await pane.GetByRole(AriaRole.Combobox, new() { Name = "Engine" }).ChooseAsync(new Regex($"^{ModelAppFixture.Connection} "));
        await pane.GetByRole(AriaRole.Button, new() { Name = "Read again" }).ClickAsync();
        var changes = pane.GetByRole(AriaRole.List, new() { Name = "Motives, old and new" });
        await Expect(changes).ToBeVisibleAsync();
        Assert.Matches(ChangeWords(), await changes.TextContentAsync() ?? "");
        await Expect(changes.Locator(".pill svg").First).ToBeAttachedAsync();
        await Expect(page.Locator("tr.person.active")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);

        await page.ReloadAsync();
        await Expect(changes).ToBeVisibleAsync();
        await pane.GetByRole(AriaRole.Button, new() { Name = "Keep the old" }).ClickAsync();
        await Expect(pane.GetByText("clauses 2").First).ToBeVisibleAsync();
        await Expect(changes).ToBeHiddenAsync();

        await page.GoBackAsync();
        await pane.GetByRole(AriaRole.Button, new() { Name = "Use the new" }).ClickAsync();
        await Expect(pane.GetByText(ModelAppFixture.Connection, new() { Exact = true }).First).ToBeVisibleAsync();
        await Expect(pane.GetByRole(AriaRole.Heading, new() { Name = "Why they choose" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Vectors_OfAConnection_ReplaceTheBuiltInOnes()
    {
        await models.BringAsync("shelf", Shelf());
        var page = await OpenAsync("/runs/read?dataset=shelf&what=items", server: models.Host);
        await page.GetByLabel("Read with").ChooseAsync(new Regex($"^{ModelAppFixture.Connection} "));
        await Expect(page).ToHaveURLAsync(new Regex($"vectors={ModelAppFixture.Connection}"));
        await Expect(page.GetByText("is sent the text of each of them once")).ToBeVisibleAsync();
        models.Model.Forget();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start reading" }).ClickAsync();

        await Expect(page.GetByText("What it came to")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.GetByText($"Vectors of {ModelAppFixture.Connection}")).ToBeVisibleAsync();
        Assert.Contains(
            models.Model.Calls, call => call.Path == "/v1/embeddings" && call.Text.Contains("soft blanket number 5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Map_ClustersNamedByTheModel_CanBeUndone()
    {
        var page = await OpenAsync("/map?dataset=sample&show=items&space=traits&method=pca&clusters=4&seed=5", server: models.Host);
        await page.GetByRole(AriaRole.Button, new() { Name = "Compute" }).ClickAsync();
        await Expect(page.Locator(".plot-frame[data-drawn]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var names = page.Locator(".legend .label");
        var words = await names.AllTextContentsAsync();
        models.Model.Forget();

        await page.GetByRole(AriaRole.Button, new() { Name = $"Name by {ModelAppFixture.Connection}" }).ClickAsync();

        await Expect(page.GetByText($"Names by {ModelAppFixture.Connection} (test-model)")).ToBeVisibleAsync();
        await Expect(names.Filter(new() { HasText = "Circle" })).ToHaveCountAsync(4);
        Assert.Single(models.Model.ChatCalls);
        await Axe.AssertCleanAsync(page);
        await page.ReloadAsync();
        await Expect(names.Filter(new() { HasText = "Circle" })).ToHaveCountAsync(4);

        await page.GetByRole(AriaRole.Button, new() { Name = "Back to words" }).ClickAsync();
        await Expect(names.Filter(new() { HasText = "Circle" })).ToHaveCountAsync(0);
        Assert.Equal(words, await names.AllTextContentsAsync());
    }

    [Theory]
    [InlineData("/settings")]
    [InlineData("/settings/connections/" + ModelAppFixture.Connection)]
    [InlineData("/runs/read?dataset=sample&engine=" + ModelAppFixture.Connection + "&people=5")]
    public async Task PagesWithAModel_AreCleanAndNarrow(string address)
    {
        var page = await OpenAsync(address, server: models.Host);
        await SettledAsync(page);
        await Axe.AssertCleanAsync(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Axe.AssertCleanAsync(page, coloursOnly: true);
        foreach (var view in (BrowserView[])[BrowserView.Phone, BrowserView.Zoomed])
        {
            await page.SetViewportSizeAsync(view.Width, view.Height);
            await AssertFitsAsync(page);
        }
    }

    [Fact]
    public async Task Key_IsInNoPageLogExportAddressOrFile()
    {
        var user = models.Person(13);
        await ReadAsync(user);
        var run = (long)models.Ask("SELECT MAX(Id) FROM Runs WHERE Kind = 'extract'")!; // Just made.
        foreach (
            var address in (string[])
                [
                    "/settings", $"/settings/connections/{ModelAppFixture.Connection}", $"/runs/{run}",
                    $"/profiles?dataset=sample&user={user}&tab=raw",
                ])
        {
            var page = await OpenAsync(address, server: models.Host);
            await SettledAsync(page);
            Assert.DoesNotContain(ModelAppFixture.Key, await page.ContentAsync() + page.Url, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(ModelAppFixture.Key, models.Host.Log, StringComparison.Ordinal);
        // A lock is an empty file that nobody but its owner may open.
        Each.Holds(
            Directory.GetFiles(models.Folder, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0),
            file => Assert.False(Bytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(ModelAppFixture.Key)) >= 0, file));
        Assert.Contains(models.Model.Calls, call => call.Authorization.Contains(ModelAppFixture.Key, StringComparison.Ordinal));
    }

    /// <summary>The database is open in the server: it is read as it lies there.</summary>
    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static DatasetBuilder Shelf()
    {
        string[] things = ["soft blanket", "sturdy hammer", "cheap mug", "scented candle"];
        var builder = new DatasetBuilder();
        for (var item = 0; item < 20; item++)
        {
            builder.Describe($"i{item}", new ItemText { Title = $"{things[item % 4]} number {item + 1 - (item % 4)}" });
        }

        for (var choice = 0; choice < 120; choice++)
        {
            builder.Add(
                new SourceChoice
                {
                    User = $"u{choice / 6}",
                    Item = $"i{(choice * 7 + (choice / 6)) % 20}",
                    Time = 1_600_000_000 + (86_400 * choice),
                });
        }

        return builder;
    }

    private async Task ReadAsync(string user)
    {
        var page = await OpenAsync($"/runs/read?dataset=sample&engine={ModelAppFixture.Connection}&people={user},", server: models.Host);
        await Expect(page.GetByText("Tokens in")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start reading" }).ClickAsync();
        await Expect(page.GetByText($"{ModelAppFixture.Connection} read 1 of 1 people.").First).ToBeVisibleAsync();
    }

    [GeneratedRegex("profile .+-[0-9a-f]{6,}")]
    private static partial Regex PromptVersion();

    [GeneratedRegex(@"[\d,]+ in, [\d,]+ out")]
    private static partial Regex TokensInAndOut();

    [GeneratedRegex("New|Gone|Stronger|Weaker|Other words")]
    private static partial Regex ChangeWords();
}
