using Bunit;

namespace MLlm3Rec.Web.Components.Motives;

public sealed class MotiveStrengthTests : PartTest
{
    [Theory]
    [InlineData(0.45, "0.45 clear")]
    [InlineData(0.3, "0.30 likely")]
    [InlineData(0.2, "0.20 hint")]
    public void Bar_PersonsMotive_HasItsWordBesideTheNumber(double strength, string shown) =>
        Assert.Equal(shown, Bar(strength, isTold: true).Find(".number").TextContent);

    [Fact]
    public void Bar_WhatAnItemOffers_HasNoWord() => Assert.Equal("0.45", Bar(0.45, isTold: false).Find(".number").TextContent);

    [Theory]
    [InlineData(0.2, true)]
    [InlineData(0.25, false)]
    public void Chip_Hint_LooksFaintAndSaysSo(double strength, bool hint)
    {
        var chip = Render<MotiveChip>(parameters => parameters
            .Add(part => part.Dimension, "value").Add(part => part.Name, "Value").Add(part => part.Strength, strength)).Find(".chip");

        Assert.Equal(hint, chip.ClassList.Contains("hint"));
        Assert.EndsWith(hint ? "hint" : "likely", chip.GetAttribute("title"), StringComparison.Ordinal);
        Assert.EndsWith(hint ? "hint" : "likely", chip.TextContent.Trim(), StringComparison.Ordinal);
    }

    private IRenderedComponent<MotiveBar> Bar(double strength, bool isTold) => Render<MotiveBar>(parameters => parameters
        .Add(part => part.Dimension, "value").Add(part => part.Name, "Value").Add(part => part.Strength, strength).Add(part => part.IsTold, isTold));
}
