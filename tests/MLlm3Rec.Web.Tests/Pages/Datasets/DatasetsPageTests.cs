using Bunit;
using Microsoft.AspNetCore.Components;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

public sealed class DatasetsPageTests : PageTest
{
    [Fact]
    public void Open_NoDatasets_SaysWhyAndOffersToAddOne()
    {
        var page = Render<DatasetsPage>();

        var action = page.WaitForElement(".empty a");
        Assert.Equal("Add a dataset", action.TextContent.Trim());
        Assert.Equal("/datasets?add=new", action.GetAttribute("href"));
    }

    [Fact]
    public async Task Open_Datasets_ShowsCountsAndTheNextStep()
    {
        await SaveAsync("shop", "user,item,rating,timestamp\nann,tea,5,1500000000\nbob,cup,4,1500000000\n");

        var page = Render<DatasetsPage>();

        var card = page.WaitForElement("article");
        Assert.Equal(["2", "2", "2"], card.QuerySelectorAll("dd").Select(count => count.TextContent));
        Assert.Equal(
            ["Traits not yet", "Motives not yet", "Ranking not yet"], card.QuerySelectorAll(".marks li").Select(mark => mark.TextContent.Trim()));
        Assert.Equal("/datasets/shop", card.QuerySelector("footer a")?.GetAttribute("href"));
    }

    [Fact]
    public void Open_AddressOfTheUpload_ShowsTheDropZone()
    {
        Get<NavigationManager>().NavigateTo(Urls.AddDataset());

        var page = Render<DatasetsPage>();

        page.WaitForElement("input[type=file]");
        Assert.Empty(page.FindAll(".empty"));
    }

    [Fact]
    public void Open_UploadThatIsGone_SaysSoInWords()
    {
        Get<NavigationManager>().NavigateTo(Urls.AddDataset("0123456789abcdef0123456789abcdef"));

        var page = Render<DatasetsPage>();

        page.WaitForAssertion(() => Assert.Contains("This upload is no longer here.", page.Find("[role=alert]").TextContent));
    }
}
