using System.Numerics.Tensors;
using MLlm3Rec.Datasets;
using MLlm3Rec.Statistics;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Ranking.Learned;

public sealed class PairLearnerTests
{
    private static readonly MarOptions Options = new()
    {
        LearnerSize = 8,
        LearnerEpochs = 60,
        LearnerBatch = 8,
        LearnerDraws = 6,
        LearnerDropout = 0,
        Learners = 2,
        Seed = 5,
    };

    // Even items are chosen with even ones, odd with odd ones; 8 and 9 nobody chose. Without words, or with one word for even and one for odd.
    private static readonly Dataset Shop =
        SmallDataset.Of(items: 10, [0, 2, 4], [2, 4, 6], [4, 6, 0], [6, 0, 2], [1, 3, 5], [3, 5, 7], [5, 7, 1], [7, 1, 3]);
    private static readonly TermWeights NoWords = TermWeights.Of([.. Enumerable.Repeat<string[]>([], 10)]);
    private static readonly TermWeights Words =
        TermWeights.Of([.. Enumerable.Range(0, 10).Select(item => (string[])[item % 2 == 0 ? "even" : "odd"])]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Learn_WhatIsChosenTogether_LiesTogether(bool hasWords)
    {
        var texts = hasWords ? Words : NoWords;
        var pairs = Learn(texts, Options);

        Assert.True(Between(pairs, 0, 4, texts) > Between(pairs, 0, 5, texts) + 1);
        Assert.True(Between(pairs, 3, 7, texts) > Between(pairs, 3, 6, texts) + 1);
    }

    [Fact]
    public void Learn_ItemNobodyChose_LiesWhereItsWordsLie()
    {
        var pairs = Learn(Words, Options);

        Assert.True(Between(pairs, 0, 8, Words) > Between(pairs, 0, 9, Words) + 1);
    }

    [Fact]
    public void Learn_ItemNobodyChose_HasNothingOfItsOwn()
    {
        var pairs = Learn(Words, Options);

        Assert.Equal(new float[16], pairs.Own[(8 * 8)..]);
    }

    [Fact]
    public void Times_Three_SaysThreeTimesAsMuch()
    {
        var pairs = Learn(Words, Options);

        Assert.Equal(3 * Between(pairs, 0, 4, Words), Between(pairs.Times(3), 0, 4, Words), 1e-4);
    }

    [Fact]
    public void To_TheOtherWord_IsWhereItsItemsLie()
    {
        var pairs = Learn(Words, Options);

        Assert.Equal(
            Row(pairs.To(Words.Items), 8), pairs.To(8, new Dictionary<int, float> { [0] = 1 }), (one, other) => MathF.Abs(one - other) < 1e-5f);
        Assert.True(
            TensorPrimitives.Dot<float>(Row(pairs.From, 0), pairs.To(8, new Dictionary<int, float> { [1] = 1 })) < Between(pairs, 0, 8, Words) - 1);
    }

    [Fact]
    public void For_WordsNumberedOtherwise_FindsThemAgain()
    {
        var pairs = Learn(Words, Options);
        var others =
            TermWeights.Of([.. Enumerable.Range(0, 10).Select(item => (string[])[item % 3 == 0 ? "third" : "rest", item % 2 == 0 ? "even" : "odd"])]);

        var found = pairs.For(others);

        Assert.Equal(["third", "even", "rest", "odd"], found.Words);
        Assert.Equal([.. new float[8], .. pairs.Terms[..8], .. new float[8], .. pairs.Terms[8..]], found.Terms);
    }

    [Fact]
    public void For_OtherItems_SaysSo() => Assert.Throws<InvalidDataException>(() => Learn(Words, Options).For(TermWeights.Of([["even"], ["odd"]])));

    [Fact]
    public void Learn_OneOrThreeThreads_SameBits()
    {
        var (one, three) = (All(Options with { Threads = 1 }), All(Options with { Threads = 3 }));

        Assert.Equal([PartCatalogue.LearnedTogether.Id, PartCatalogue.LearnedNext.Id], one.Select(pairs => pairs.Part));
        Assert.Equal(one.SelectMany(pairs => pairs.Own), three.SelectMany(pairs => pairs.Own));
        Assert.Equal(one.SelectMany(pairs => pairs.From), three.SelectMany(pairs => pairs.From));
        Assert.NotEqual(one.SelectMany(pairs => pairs.Own), All(Options with { Seed = 6 }).SelectMany(pairs => pairs.Own));
    }

    [Fact]
    public void Learn_OneKindAlone_EqualsItBesideOthers() => Assert.Equal(
        All(Options)[1].Own,
        All(Options with { Kinds = [PartKind.Sequence] })[0].Own);

    [Fact]
    public void Rounded_Twice_ChangesNothingMore()
    {
        var pairs = Learn(Words, Options).Rounded();

        Assert.Equal(pairs.Own, pairs.Rounded().Own);
    }

    private static IReadOnlyList<LearnedPairs> All(MarOptions options) =>
        LearnedRelation.Learn(Shop, Words, options, TestContext.Current.CancellationToken);

    private static LearnedPairs Learn(TermWeights texts, MarOptions options) =>
        new PairLearner(
            new ChoiceContexts(Shop, ContextWindow.Surrounding, decay: 1, most: 10), texts, LogPopularity.Of(Shop), options, stream: 1)
            .Learn("pairs", TestContext.Current.CancellationToken);

    private static float Between(LearnedPairs pairs, int chosen, int item, TermWeights texts) =>
        TensorPrimitives.Dot<float>(Row(pairs.From, chosen), Row(pairs.To(texts.Items), item));

    private static float[] Row(float[] vectors, int item) => vectors[(item * 8)..((item + 1) * 8)];
}
