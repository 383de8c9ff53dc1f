using System.Text.RegularExpressions;
using MLlm3Rec.Storage.Schema;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Connections;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.Storage;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.EndToEnd.Prompts;

/// <summary>The studio beside a model whose every reply a test decides.</summary>
public abstract class ModelStudioTest(AppFixture workbench, StudioServer studio) : StudioTest(workbench, studio), IAsyncLifetime
{
    protected const string Connection = "studio";
    protected const string System = "[data-place='profile/system']";

    private ModelServer? model;

    protected ModelServer Model => model ?? throw new InvalidOperationException("The fixture has not started.");

    /// <summary>What the model says; honest replies by default.</summary>
    protected Func<ChatRequest, Says> Reply { get; set; } = request => new Says(HonestModel.Reply(request)) { Pause = TimeSpan.FromMilliseconds(5) };

    public async ValueTask InitializeAsync()
    {
        model =
            await ModelServer.StartAsync(new ModelScript { Chat = (request, _) => Reply(request) }, port: 0, TestContext.Current.CancellationToken);
        await LimitAsync(null); // Whatever another test of the class has left.
        await using var storage = Storage();
        await storage.GetRequiredService<ConnectionStore>().SaveAsync(
            new Connection
            {
                Name = Connection,
                Kind = ServerKind.Compatible,
                BaseAddress = Model.Address,
                ChatModel = "test-model",
                Parallel = 4,
                PricePerMillionIn = 1,
                PricePerMillionOut = 2,
            },
            key: null, TestContext.Current.CancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Model.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The server's own stores, from outside.</summary>
    protected ServiceProvider Storage() =>
        new ServiceCollection().AddStorage(new StorageOptions(Path.GetDirectoryName(Server.DatabasePath)!)).BuildServiceProvider();

    protected async Task LimitAsync(decimal? dollars)
    {
        await using var storage = Storage();
        await storage.GetRequiredService<SettingsStore>()
            .SaveAsync(new AppSettings { SpendingLimit = dollars }, TestContext.Current.CancellationToken);
    }

    /// <summary>A fresh draft whose system message ends in these words.</summary>
    protected async Task<IPage> BeginWithAsync(string words)
    {
        var page = await BeginAsync();
        await page.Locator(System).FillAsync($"{await page.Locator(System).InputValueAsync()}\n{words}");
        await SavedAsync(page);
        return page;
    }

    /// <summary>The test form, set to the model and some people drawn by chance, with its estimate.</summary>
    protected static async Task ChooseAsync(IPage page, int people, int repeats = 1)
    {
        await TabAsync(page, "Test");
        await page.GetByLabel("Read by").ChooseAsync(Connection);
        await page.GetByLabel("How many").FillAsync($"{people}");
        await page.GetByLabel("How many").PressAsync("Tab");
        if (repeats > 1)
        {
            await page.GetByLabel("Ask each person").FillAsync($"{repeats}");
            await page.GetByLabel("Ask each person").PressAsync("Tab");
        }

        await Expect(page.GetByText(new Regex($"^{people} people drawn by chance"))).ToBeVisibleAsync();
        await Expect(page.GetByText(new Regex("About [\\d,]+ calls"))).ToBeVisibleAsync();
    }

    protected static Task TestAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Test the draft" }).ClickAsync();
}
