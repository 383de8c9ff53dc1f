using MLlm3Rec.Storage.Auditing;

namespace MLlm3Rec.Web.Navigation;

public sealed class TableViewTests
{
    private static readonly TableView Usual = new("At", Descending: true);

    [Fact]
    public void Query_OfTheUsualView_SaysNothing() => Each.Holds(Usual.Query(Usual).Values, Assert.Null);

    [Fact]
    public void Query_SaysOrderPageColumnsAndRows()
    {
        var parts = (Usual with { Page = 3, Dense = true }).Toggled("From").Toggled("What").Query(Usual);

        Assert.Equal((null, null, 3, "from,what", "dense"), (parts["sort"], parts["dir"], parts["page"], parts["without"], parts["rows"]));
    }

    [Fact]
    public void Query_SameColumnTheOtherWay_SaysBoth()
    {
        var parts = Usual.SortedBy("At", descending: false).Query(Usual);

        Assert.Equal(("at", "asc"), (parts["sort"], parts["dir"]));
    }

    [Fact]
    public void Toggled_Twice_IsAsBefore() => Assert.Equal(Usual, Usual.Toggled("From").Toggled("from"));

    [Fact]
    public void SortedBy_BeginsAtTheFirstPage() => Assert.Equal(1, (Usual with { Page = 7 }).SortedBy("Who", descending: false).Page);

    [Theory]
    [InlineData("who", AuditColumn.Who)]
    [InlineData("2", AuditColumn.Kind)]
    [InlineData("77", AuditColumn.At)]
    [InlineData("tarot", AuditColumn.At)]
    public void SortAs_Nonsense_IsTheFirstColumn(string sort, AuditColumn expected) =>
        Assert.Equal(expected, (Usual with { Sort = sort }).SortAs<AuditColumn>());

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 100)]
    public void Skip_IsWhatPagesBeforeHold(int page, int expected) => Assert.Equal(expected, (Usual with { Page = page }).Skip);

    [Fact]
    public void Skip_OfAnAbsurdPage_StaysPositive() => Assert.InRange((Usual with { Page = int.MaxValue }).Skip, 1, int.MaxValue);
}
