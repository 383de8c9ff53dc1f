using Bunit;

namespace MLlm3Rec.Web.Components.People;

public sealed class IdTextTests : BunitContext
{
    [Fact]
    public void LongId_KeepsItsEndApart()
    {
        var id = Render<IdText>(parameters => parameters.Add(text => text.Id, "customer-000000000017"));

        Assert.Equal("customer-000000000017", id.Find(".visually-hidden").TextContent);
        Assert.Equal("customer-000000", id.Find(".start").TextContent);
        Assert.Equal("000017", id.Find(".end").TextContent);
        Assert.Equal("customer-000000000017", id.Find("[title]").GetAttribute("title"));
    }

    [Fact]
    public void ShortId_IsOnePiece()
    {
        var id = Render<IdText>(parameters => parameters.Add(text => text.Id, "anton-0350"));

        Assert.Equal("anton-0350", id.Find(".truncate").TextContent);
        Assert.Empty(id.FindAll(".cut"));
    }
}
