using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Reading;

public sealed class ClausesTests
{
    [Theory]
    [InlineData("Soft, light and durable.", "Soft, light and durable")]
    [InlineData("It fits my desk very well, but the colour is not what I saw.", "It fits my desk very well|but the colour is not what I saw")]
    [InlineData("Costs $5! Works.", "Costs $5!|Works")]
    [InlineData("Brush (4pk) [Nails > Brushes]", "Brush|4pk|Nails > Brushes")]
    [InlineData("1.5 oz. bottle, 2 caps", "1.5 oz|bottle, 2 caps")]
    [InlineData("…", "")]
    public void Of_Text_IsCutWhereThoughtsEnd(string text, string clauses) =>
        Assert.Equal(clauses, string.Join('|', Clauses.Of(text).Select(clause => text.Substring(clause.Start, clause.Length))));

    [Fact]
    public void OfList_Entries_AreClausesEach() =>
        Assert.Equal([new Token(0, 9), new Token(11, 6)], Clauses.OfList("Hair care, Comedy, -"));
}
