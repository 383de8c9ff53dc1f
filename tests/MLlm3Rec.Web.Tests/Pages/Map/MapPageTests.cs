using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Experiments;
using MLlm3Rec.Map;
using MLlm3Rec.Storage.Map;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Map;

namespace MLlm3Rec.Web.Components.Pages.Map;

public sealed class MapPageTests : PeoplePageTest
{
    private const string Address = "/map?dataset=small%20dataset";
    private static readonly MapOptions Options = new() { Method = MapMethod.Pca, Clusters = 2 };
    private static readonly Func<RunRequest> Project = () => new ProjectRequest { Dataset = SmallDataset.Name, Options = Options };

    public override async ValueTask InitializeAsync()
    {
        Services.AddSingleton<MapBoards>().AddSingleton<MapService>().AddSingleton<ClusterNaming>();
        await base.InitializeAsync();
    }

    [Fact]
    public void NoDataset_SaysSoAndLeadsToDatasets()
    {
        var page = Open<MapPage>("/map");

        page.WaitForAssertion(() => Assert.Equal("/datasets", page.Find("a.button").GetAttribute("href")));
    }

    [Fact]
    public async Task NoTraits_OneButtonQueuesWhatIsMissing()
    {
        await ImportSmallDatasetAsync();
        var page = Open<MapPage>(Address);

        await page.WaitForElement("button.primary").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("waits for its turn", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoMapYet_ComputesOnlyWhatTheButtonAsksFor()
    {
        await ImportSmallDatasetAsync(Encode);
        var page = Open<MapPage>(Address);
        var compute = page.WaitForElement("button.primary");
        Assert.Empty(await Services.GetRequiredService<RunStore>().ActiveAsync(Cancelled));

        await page.Field("Seed").ChangeAsync("7");
        await compute.ClickAsync(new());

        var queued = Assert.Single(await Services.GetRequiredService<RunStore>().ActiveAsync(Cancelled));
        Assert.Equal(7, ((ProjectRequest)queued.Request).Options.Seed);
    }

    [Fact]
    public async Task Map_HasLegendWithCountsHonestyAndTable()
    {
        await ImportSmallDatasetAsync(Encode, Project);
        var page = Open<MapPage>(Address);

        var legend = page.WaitForElements(".legend li");

        Assert.Equal(2, legend.Count);
        Assert.Contains("trustworthy", page.Find(".honesty").TextContent, StringComparison.Ordinal);
        Assert.Contains("1–7 of 100", page.Markup, StringComparison.Ordinal);
        Assert.Contains("fragrance", string.Concat(legend.Select(entry => entry.TextContent)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LegendCluster_IsSelectedAndComparedWithTheRest()
    {
        await ImportSmallDatasetAsync(Encode, Project);
        var page = Open<MapPage>(Address);

        await page.WaitForElement(".legend .pick").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("What differs", page.Markup, StringComparison.Ordinal));
        Assert.Contains("sel=", Navigation.Uri, StringComparison.Ordinal);
        Assert.Contains("large", page.Find(".effect").TextContent, StringComparison.Ordinal);
        Assert.Equal(12, page.FindAll("caption ~ tbody tr").Count);
    }

    [Fact]
    public async Task TableRow_MakesASelectionThatIsKeptByName()
    {
        var dataset = await ImportSmallDatasetAsync(Encode, Project);
        var page = Open<MapPage>(Address);

        await page.WaitForElement("tbody input[type=checkbox]").ChangeAsync(true);
        await page.WaitForElement(".selection input").ChangeAsync("First one");
        await page.Find(".selection form").SubmitAsync();

        var saved = Assert.Single(await Services.GetRequiredService<SelectionStore>().SavedAsync(dataset.Id, Cancelled));
        Assert.Equal(("First one", 1), (saved.Name, saved.Users + saved.Items));
        Assert.Contains($"sel={saved.Code}", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APersonInTheAddress_ShowsMotivesNeighboursAndLinks()
    {
        await ImportSmallDatasetAsync(Encode, Project);
        var page = Open<MapPage>(Address + "&point=user%3Au0004");

        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll(".near li").Count));
        var links = page.FindAll(".point .links a").Select(link => link.GetAttribute("href")!).ToArray();
        Assert.Contains(links, link => link.StartsWith("/profiles", StringComparison.Ordinal) && link.Contains("u0004", StringComparison.Ordinal));
        Assert.Contains(links, link => link.Contains("trail=1", StringComparison.Ordinal));
    }
}
