using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Connections;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.Storage;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.EndToEnd.Prompts;

/// <summary>The loop with a model whose replies depend on the prompt's text.</summary>
public sealed class ModelTrialTests(Workbench workbench, StudioServer studio) : StudioTest(workbench, studio), IClassFixture<StudioServer>, IAsyncLifetime
{
    private const string Worse = "Be silent about motives.";
    private const string Odd = "Mind <script>alert(1)</script>, \"quotes\", 'ticks' & {x}.";
    private const string Silent = "{\"choices\": [], \"motives\": [], \"avoids\": [], \"exceptions\": [], \"confidence\": 0.0}";

    private volatile bool nonsense;
    private ModelServer? model;

    private ModelServer Model => model ?? throw new InvalidOperationException("The fixture has not started.");

    public async ValueTask InitializeAsync() => model = await ModelServer.StartAsync(
        new ModelScript { Chat = (request, _) => nonsense ? new Says("I would rather not.") : new Says(request.System.Contains(Worse, StringComparison.Ordinal) ? Silent : HonestModel.Reply(request)) { Pause = TimeSpan.FromMilliseconds(5) } },
        port: 0, TestContext.Current.CancellationToken);

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await Model.DisposeAsync();
        await DisposeAsync();
    }

    [Fact]
    public async Task PS3_PS4_PS8_AWorseSentence_IsStreamedSaidToBeWorseAndBlockedByTheGate()
    {
        await ConnectAsync();
        var page = await BeginAsync();
        var system = page.Locator("[data-place='profile/system']");
        await system.FillAsync(await system.InputValueAsync() + $"\n{Odd}\n{Worse}");
        await SavedAsync(page);
        await page.GetByText("The whole prompt as a model would get it").ClickAsync();
        await Expect(page.GetByTestId("filled-system")).ToContainTextAsync(Odd);

        await TestAsync(page, people: "24");

        var verdict = page.GetByTestId("verdict");
        await Expect(verdict).ToContainTextAsync("clearly fewer of the planted motives", new() { Timeout = 90_000 });
        await LookAsync(page, "worse");
        Assert.Contains(Model.ChatCalls, call => call.Chat.System.Contains(Odd, StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish …" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Worse by more than its interval: Planted motives found");
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task PS6_PS9_Nonsense_FailsRowByRowIsRetriedAloneAndRepeatsShowStability()
    {
        await ConnectAsync();
        var page = await BeginAsync();
        var system = page.Locator("[data-place='profile/system']");
        await system.FillAsync(await system.InputValueAsync() + "\nTake your time.");
        await SavedAsync(page);
        nonsense = true;

        await TestAsync(page, people: "2", repeats: "2");

        await Expect(page.GetByText("No usable answer:").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        nonsense = false;
        await page.GetByRole(AriaRole.Button, new() { Name = "Retry failed only" }).ClickAsync();
        await Expect(page.GetByText("Stable in 2 of 2 answers").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private static async Task TestAsync(IPage page, string people, string? repeats = null)
    {
        await TabAsync(page, "Test");
        await page.GetByLabel("Read by").SelectOptionAsync("studio");
        await page.GetByLabel("How many").FillAsync(people);
        await page.GetByLabel("How many").PressAsync("Tab");
        if (repeats is not null)
        {
            await page.GetByLabel("Ask each person").FillAsync(repeats);
            await page.GetByLabel("Ask each person").PressAsync("Tab");
        }

        await Expect(page.GetByText(new Regex($"^{people} people drawn by chance"))).ToBeVisibleAsync();
        await Expect(page.GetByText(new Regex("About [\\d,]+ calls"))).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Test the draft" }).ClickAsync();
    }

    private async Task ConnectAsync()
    {
        await using var storage = new ServiceCollection().AddStorage(new StorageOptions(Path.GetDirectoryName(Server.DatabasePath)!)).BuildServiceProvider();
        await storage.GetRequiredService<ConnectionStore>().SaveAsync(
            new Connection { Name = "studio", Kind = ServerKind.Compatible, BaseAddress = Model.Address, ChatModel = "test-model", Parallel = 4, PricePerMillionIn = 1, PricePerMillionOut = 2 },
            key: null, TestContext.Current.CancellationToken);
    }
}
