using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Testing.ModelServers;
using MLlm3Rec.Web.Ask;

namespace MLlm3Rec.Web.Components.Pages.Ask;

public sealed class AskPageTests : AskTest
{
    private const string Address = "/ask?dataset=small%20dataset";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task NoModel_SaysWhatWouldHelpAndOffersViews()
    {
        await ReadyAsync();

        var page = Open<AskPage>(Address);

        page.WaitForAssertion(() => Assert.Equal("/settings/add", page.Find("a.primary").GetAttribute("href")), Patience);
        Assert.Empty(page.FindAll("form"));
        var links = page.FindAll(".ready a").Select(link => link.GetAttribute("href")!).ToArray();
        Assert.Contains(links, link => link.StartsWith("/explain?", StringComparison.Ordinal) && !link.Contains("&not=", StringComparison.Ordinal));
        Assert.Contains(links, link => link.Contains("&not=", StringComparison.Ordinal));
        Assert.Contains(links, link => link.StartsWith("/profiles?", StringComparison.Ordinal));
    }

    [Fact]
    public void NoDataset_OffersToImportOne()
    {
        var page = Open<AskPage>("/ask");

        page.WaitForAssertion(() => Assert.Equal("/datasets", page.Find("a.primary").GetAttribute("href")), Patience);
    }

    [Fact]
    public async Task Question_IsAnsweredWithLinksCallsAndCost()
    {
        await ReadyAsync();
        await ConnectAsync(ModelScript.Honest());
        var page = Open<AskPage>(Address);
        page.WaitForElement("form input", Patience);
        Assert.Empty(Server.ChatCalls);

        await page.Find("form input").ChangeAsync(new() { Value = "Who is here?" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".answer .words a")), Patience);
        Assert.Empty(page.FindAll(".unsourced"));
        Assert.Equal(["find_people", "profile"], page.FindAll(".lookups td:first-child").Select(cell => cell.TextContent));
        Assert.Contains("dollars", page.Find(".lookups").TextContent, StringComparison.Ordinal);
        Assert.Contains("q=Who%20is%20here", Navigation.Uri, StringComparison.Ordinal);
        var spent = await Services.GetRequiredService<SpendingStore>().ByConnectionAsync(Cancelled);
        Assert.Equal(3, spent[Connection].Calls);
    }

    [Fact]
    public async Task Address_WithAQuestion_SendsNothing()
    {
        await ReadyAsync();
        await ConnectAsync(ModelScript.Honest());

        var page = Open<AskPage>($"{Address}&q=Who%20chooses%20for%20value%3F");

        page.WaitForAssertion(() => Assert.Equal("Who chooses for value?", page.Find("form input").GetAttribute("value")), Patience);
        Assert.Empty(Server.ChatCalls);
        Assert.Empty(page.FindAll(".answer"));
    }

    [Fact]
    public async Task Claim_WithoutASource_IsMarked()
    {
        await ReadyAsync();
        await ConnectAsync(ModelScript.Saying("Everybody loves tins. <script>alert(1)</script>"));
        var page = Open<AskPage>(Address);
        page.WaitForElement("form input", Patience);

        await page.Find("form input").ChangeAsync(new() { Value = "Why tins?" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".unsourced")), Patience);
        Assert.Contains("no source", page.Find(".unsourced").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".answer script"));
        Assert.Empty(page.FindAll(".answer a"));
    }

    [Fact]
    public async Task Model_WithoutFunctions_IsSaidInWords()
    {
        await ReadyAsync();
        await ConnectAsync(new ModelScript { Chat = (_, _) => new Refusal(400, "test-model does not support tools") });
        var page = Open<AskPage>(Address);
        page.WaitForElement("form input", Patience);

        await page.Find("form input").ChangeAsync(new() { Value = "Why tins?" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(
            () => Assert.Contains("cannot call functions", page.Find("[role=alert].trouble").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task NoWords_AreAskedFor()
    {
        await ReadyAsync();
        await ConnectAsync(ModelScript.Honest());
        var page = Open<AskPage>(Address);
        page.WaitForElement("form input", Patience);

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Write a question first.", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(Server.ChatCalls);
    }
}
