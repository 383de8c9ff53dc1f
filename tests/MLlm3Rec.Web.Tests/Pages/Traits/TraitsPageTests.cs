using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Testing;
using MLlm3Rec.Web.Traits;

namespace MLlm3Rec.Web.Components.Pages.Traits;

/// <summary>Even items are scented soaps that even people choose, odd ones sturdy hammers that odd people choose.</summary>
public sealed class TraitsPageTests : PeoplePageTest
{
    private const string Address = "/traits?dataset=small%20dataset";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Open_NothingRead_OffersToReadIt()
    {
        await ImportSmallDatasetAsync();

        var page = Open<TraitsPage>(Address);

        Assert.Equal("Read them", page.WaitForElement("button.primary").TextContent.Trim());
    }

    [Fact]
    public async Task Open_List_ShowsEachItemsTraitsAndChoices()
    {
        await ImportSmallDatasetAsync(Encode);

        var page = Open<TraitsPage>(Address);

        page.WaitForAssertion(() => Assert.Equal(SmallDataset.ItemCount, page.FindAll("tbody tr").Count), Patience);
        Assert.Contains(
            "Sensory pleasure",
            page.FindAll("tbody tr").First(row => row.TextContent.Contains("soap", StringComparison.Ordinal)).TextContent,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&q=hammer+7", 4)]
    [InlineData("&q=I12", 1)]
    [InlineData("&q=nothing+like+it", 0)]
    public async Task Open_Filtered_ListsWhatHoldsEveryWord(string filter, int items)
    {
        await ImportSmallDatasetAsync(Encode);

        var page = Open<TraitsPage>(Address + filter);

        page.WaitForElement(".empty, tbody tr", Patience);
        page.WaitForAssertion(() => Assert.Equal(items, page.FindAll("tbody a[href*='item=']").Count), Patience);
    }

    [Fact]
    public async Task Open_ByTrait_ListsOnlyWhatOffersIt()
    {
        await ImportSmallDatasetAsync(Encode);

        var page = Open<TraitsPage>(Address + "&trait=sensory-pleasure&sort=traits&dir=desc");

        page.WaitForElement("tbody a[href*='item=']", Patience);
        Each.Holds(page.FindAll("tbody tr"), row => Assert.Contains("Sensory pleasure", row.TextContent, StringComparison.Ordinal));
        Assert.InRange(page.FindAll("tbody tr").Count, 1, SmallDataset.ItemCount / 2);
    }

    [Fact]
    public async Task Open_Item_QuotesItsTextAndNamesWhoChoseIt()
    {
        await ImportSmallDatasetAsync(Encode);

        var page = Open<TraitsPage>(Address + "&item=i0");

        page.WaitForAssertion(() => Assert.StartsWith(SmallDataset.Title(0), page.Find("h1").TextContent.Trim(), StringComparison.Ordinal), Patience);
        Each.Holds(page.FindAll(".trait mark"), mark => Assert.Contains(mark.TextContent, SmallDataset.Title(0), StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll(".trait mark"));
        Each.Holds(
            page.FindAll("[aria-label='People who chose it'] a[href*=profiles]"),
            person => Assert.Equal(0, int.Parse(person.TextContent[1..], System.Globalization.CultureInfo.InvariantCulture) % 2));
        Each.Holds(page.FindAll(".near a"), near => Assert.Contains("soap", near.TextContent, StringComparison.Ordinal));
        Assert.Equal(8, page.FindAll(".near a").Count);
    }

    [Fact]
    public async Task Mark_TraitRight_IsKeptForTheItem()
    {
        var dataset = await ImportSmallDatasetAsync(Encode);
        var page = Open<TraitsPage>(Address + "&item=i0");
        await page.WaitForElement(".trait .choices button", Patience).ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("marked right", page.Find(".trait").TextContent, StringComparison.Ordinal), Patience);

        var mark = Assert.Single(await Services.GetRequiredService<MarkStore>().ListAsync(dataset.Id, Cancelled));
        Assert.Equal((MarkSide.Trait, "i0"), (mark.Subject.Side, mark.Subject.Id));
    }

    [Fact]
    public async Task Open_UnknownItem_LeadsBackToTheList()
    {
        await ImportSmallDatasetAsync(Encode);

        var page = Open<TraitsPage>(Address + "&item=none");

        page.WaitForAssertion(() => Assert.Contains("has no item “none”", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal("/traits?dataset=small%20dataset", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Board_WhoChoseASoap_DifferInOtherChoices()
    {
        await ImportSmallDatasetAsync(Encode);
        var fitted = await Services.GetRequiredService<FittedDatasetCache>().GetAsync(SmallDataset.Name, Cancelled);
        var catalogue = new ItemCatalogue(fitted);

        var board = ItemBoard.Of(catalogue, catalogue.EntryOf("i0")!, Cancelled);

        var pleasure = board.Motives.Single(
            difference => fitted.Engine.Vocabulary.Dimensions[difference.Dimension].Key == "sensory-pleasure");
        Assert.True(pleasure is { IsClear: true, Effect: > 0 });
        Assert.Equal(board.Users.Count, pleasure.One.Count);
        Assert.Equal(board.Entry.Choices, board.Users.Count);
    }

    [Fact]
    public async Task Export_OfTheList_HoldsEveryDimension()
    {
        await ImportSmallDatasetAsync(Encode);
        var fitted = await Services.GetRequiredService<FittedDatasetCache>().GetAsync(SmallDataset.Name, Cancelled);
        var catalogue = new ItemCatalogue(fitted);
        var soaps = catalogue.Find(new ItemQuery { Text = "SOAP number", Sort = ItemColumn.Title });

        var table = ItemExport.Items(soaps, fitted.Engine.Vocabulary);

        Assert.Equal(["item", "title", "choices", .. fitted.Engine.Dimensions()], table.Columns);
        var rows = await table.Rows.ToListAsync(Cancelled);
        Assert.Equal(SmallDataset.ItemCount / 2, rows.Count);
        Assert.Equal(soaps.Select(entry => entry.Title).Order(StringComparer.OrdinalIgnoreCase), rows.Select(row => (string)row[1]!));
    }
}
