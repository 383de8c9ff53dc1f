using System.Numerics.Tensors;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Ranking.Learned;

public sealed class PairLearnerTests
{
    private static readonly MarOptions Options = new() { LearnerSize = 8, LearnerEpochs = 60, LearnerBatch = 8, LearnerDraws = 6, LearnerDropout = 0, Learners = 2, Seed = 5 };

    // Even items are chosen with even ones, odd with odd ones; 8 and 9 nobody chose. Without words, or with one word for even and one for odd.
    private static readonly Dataset Shop = Shelf.Of(items: 10, [0, 2, 4], [2, 4, 6], [4, 6, 0], [6, 0, 2], [1, 3, 5], [3, 5, 7], [5, 7, 1], [7, 1, 3]);
    private static readonly SparseRows NoWords = new(ColumnCount: 0, new int[11], [], []);
    private static readonly SparseRows Words = new(ColumnCount: 2, [.. Enumerable.Range(0, 11)], [.. Enumerable.Range(0, 10).Select(item => item % 2)], [.. Enumerable.Repeat(1f, 10)]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Learn_WhatIsChosenTogether_LiesTogether(bool hasWords)
    {
        var pairs = Learn(hasWords ? Words : NoWords, Options);

        Assert.True(Between(pairs, 0, 4) > Between(pairs, 0, 5) + 1);
        Assert.True(Between(pairs, 3, 7) > Between(pairs, 3, 6) + 1);
    }

    [Fact]
    public void Learn_ItemNobodyChose_LiesWhereItsWordsLie()
    {
        var pairs = Learn(Words, Options);

        Assert.True(Between(pairs, 0, 8) > Between(pairs, 0, 9) + 1);
    }

    [Fact]
    public void Retold_TheOtherWord_IsWhereItsItemsLie()
    {
        var pairs = Learn(Words, Options);

        var vector = pairs.Retold(8, Words, new Dictionary<int, float> { [1] = 1 });

        Assert.Equal(pairs.To.AsSpan(8 * pairs.Size, pairs.Size).ToArray(), pairs.Retold(8, Words, new Dictionary<int, float> { [0] = 1 }), (one, other) => MathF.Abs(one - other) < 1e-5f);
        Assert.True(TensorPrimitives.Dot<float>(pairs.From.AsSpan(0, pairs.Size), vector) < Between(pairs, 0, 8) - 1);
    }

    [Fact]
    public void Learn_OneOrThreeThreads_SameBits()
    {
        var (one, three) = (All(Options with { Threads = 1 }), All(Options with { Threads = 3 }));

        Assert.Equal(["Learned to go together", "Learned to come next"], one.Select(pairs => pairs.Name));
        Assert.Equal(one.SelectMany(pairs => pairs.To), three.SelectMany(pairs => pairs.To));
        Assert.Equal(one.SelectMany(pairs => pairs.From), three.SelectMany(pairs => pairs.From));
        Assert.NotEqual(one.SelectMany(pairs => pairs.To), All(Options with { Seed = 6 }).SelectMany(pairs => pairs.To));
    }

    [Fact]
    public void Learn_OneKindOfReasonAlone_IsWhatItIsBesideOthers() => Assert.Equal(
        All(Options)[1].To,
        All(Options with { Kinds = [PartKind.Sequence] })[0].To);

    [Fact]
    public void Rounded_Twice_ChangesNothingMore()
    {
        var pairs = Learn(Words, Options).Rounded();

        Assert.Equal(pairs.To, pairs.Rounded().To);
    }

    private static IReadOnlyList<LearnedPairs> All(MarOptions options) => Relation.Learn(Shop, Words, new float[10], options, TestContext.Current.CancellationToken);

    private static LearnedPairs Learn(SparseRows texts, MarOptions options) =>
        new PairLearner(new ChoiceContexts(Shop, Reach.Around, decay: 1, most: 10), texts, new float[10], options, stream: 1).Learn("pairs", TestContext.Current.CancellationToken);

    private static float Between(LearnedPairs pairs, int chosen, int item) =>
        TensorPrimitives.Dot<float>(pairs.From.AsSpan(chosen * pairs.Size, pairs.Size), pairs.To.AsSpan(item * pairs.Size, pairs.Size));
}
