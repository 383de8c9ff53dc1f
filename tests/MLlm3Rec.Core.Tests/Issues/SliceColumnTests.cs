using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Issues;

/// <summary>A slice held a column number of the shipped dimensions and read another motive where they had changed.</summary>
public sealed class SliceColumnTests
{
    private static readonly MotiveDimension[] Shipped = [.. DefaultVocabulary.Instance.Dimensions];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Motive_ReorderedDimensions_PicksByItsOwnColumn(bool isReversed)
    {
        var vocabulary = new Vocabulary(isReversed ? [.. Shipped.Reverse()] : Shipped);
        var facts = Facts(vocabulary, strong: "value");

        Assert.Equal([1], SliceRule.Parse("motive:value:0.4", vocabulary)!.Pick(facts, null));
        Assert.Equal([0], SliceRule.Parse("trait:value:0.3", vocabulary)!.Pick(facts, null));
    }

    [Fact]
    public void Motive_RetiredNeighbour_PicksByItsOwnColumn()
    {
        var facts = Facts(new Vocabulary([.. Shipped.Skip(1)]), strong: "value");

        Assert.Equal([1], Parse("motive:value:0.4", facts)!.Pick(facts, null));
        Assert.Null(Parse($"motive:{Shipped[0].Key}:0.4", facts));
    }

    [Fact]
    public void Motive_DimensionOfOnesOwn_CanBeSliced()
    {
        var facts = Facts(new Vocabulary([.. Shipped, new MotiveDimension("washing", "Washing", "It washes.", ["soap"])]), strong: "washing");

        Assert.Equal([1], Parse("motive:washing:0.4", facts)!.Pick(facts, null));
        Assert.Equal("Motive Washing at least 40 %", SliceRule.Motives(facts.Vocabulary!)[^1].Name);
    }

    [Fact]
    public void Motive_NobodyHasReadTheDataset_SaysSo()
    {
        var facts = Facts(DefaultVocabulary.Instance, strong: "value") with { Vocabulary = null, Motives = null };

        Assert.Contains(
            "encode it first",
            Assert.Throws<SliceNotPossibleException>(() => Parse("motive:value:0.4", facts)!.Pick(facts, null)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Motive_RuleOfOtherDimensions_SaysWhichIsMissing()
    {
        var facts = Facts(new Vocabulary([.. Shipped.Take(2)]), strong: Shipped[0].Key);
        var rule = SliceRule.Motives(DefaultVocabulary.Instance)[^1];

        Assert.Contains(Shipped[^1].Key, Assert.Throws<SliceNotPossibleException>(() => rule.Pick(facts, null)).Message, StringComparison.Ordinal);
    }

    private static SliceRule? Parse(string text, UserFacts facts) => SliceRule.Parse(text, facts.Vocabulary);

    /// <summary>Two people and two items: the second person wants one motive, the first person's hidden item offers it.</summary>
    private static UserFacts Facts(Vocabulary vocabulary, string strong)
    {
        var (width, column) = (vocabulary.Count, vocabulary.IndexOf(strong));
        var (strengths, salience) = (new float[2 * width], new float[2 * width]);
        (strengths[width + column], salience[column]) = (0.9f, 0.8f);
        return new UserFacts([0, 1], [0, 1], [3, 3], [1, 1], [false, false])
        {
            Vocabulary = vocabulary,
            Motives = new MotiveFacts(vocabulary, strengths, new TraitIndex(width, salience, 1, [0, 0])),
        };
    }
}
