using MLlm3Rec.Labels;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading;

/// <summary>Another encoder is taught by these alone: a build without them would teach nothing and say nothing of it.</summary>
public sealed class ShippedExamplesTests
{
    private const int LeastFor = 20;
    private const int LeastAgainst = 10;

    [Fact]
    public void Texts_EveryDimension_HaveSomeForAndSomeAgainst() => Each.Holds(DefaultVocabulary.Instance.Dimensions, dimension =>
    {
        Assert.InRange(ShippedExamples.Texts.Count(text => text.For.Any(label => label.Dimension == dimension.Key)), LeastFor, int.MaxValue);
        Assert.InRange(ShippedExamples.Texts.Count(text => text.Against.Any(label => label.Dimension == dimension.Key)), LeastAgainst, int.MaxValue);
    });

    [Fact]
    public void Texts_Marks_StandInTheirText() => Each.Holds(
        ShippedExamples.Texts.SelectMany(text => text.Of(LabelSide.For).Concat(text.Of(LabelSide.Against)).Select(label => (text.Text, label.Span))),
        marked => Assert.Contains(marked.Span!, marked.Text, StringComparison.Ordinal)); // Ours are all marked.

    [Fact]
    public void Texts_NoneStandsTwice() =>
        Assert.Equal(ShippedExamples.Texts.Count, ShippedExamples.Texts.Select(text => text.Text).Distinct(StringComparer.OrdinalIgnoreCase).Count());
}
