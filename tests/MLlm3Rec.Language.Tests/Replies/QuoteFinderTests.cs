using MLlm3Rec.Datasets;

namespace MLlm3Rec.Language.Replies;

public sealed class QuoteFinderTests
{
    [Theory]
    [InlineData("it's \"fast-drying\" gum", "It’s “fast–drying” gum")]
    [InlineData("It’s ‘fast—drying’ gum", "It’s “fast–drying” gum")]
    [InlineData("lasts a year...", "lasts a year…")]
    [InlineData("“lasts a year”", "lasts a year")]
    [InlineData("… lasts a year …", "lasts a year")]
    [InlineData("\"Lasts\u00A0a year.\"", "lasts a year")]
    [InlineData("a year… no more", "a year… no more")]
    public void Find_OtherTypography_GivesTheSourcesOwnSigns(string quote, string expected)
    {
        var item = new Item { Id = new ItemId("g"), Title = "Gum", Description = "It’s “fast–drying” gum and lasts a year… no more." };

        Assert.Equal(expected, QuoteFinder.Find(quote, item, review: null)?.Quote);
    }

    [Theory]
    [InlineData("…")]
    [InlineData("“”")]
    [InlineData("lasts … no more")]
    [InlineData("slow-drying")]
    public void Find_WhatStandsNowhere_IsNotFound(string quote)
    {
        var item = new Item { Id = new ItemId("g"), Title = "Gum", Description = "It is fast-drying gum and lasts a year, no more." };

        Assert.Null(QuoteFinder.Find(quote, item, review: null));
    }
}
