using CsCheck;
using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Ranking.Alignment;

public sealed class AlignmentRecommenderTests(AlignmentRecommenderTests.FittedSmallDataset shop)
    : IClassFixture<AlignmentRecommenderTests.FittedSmallDataset>
{
    private static readonly Gen<(int User, int[] Items)> CandidatesOfPeople = Gen.Select(Gen.Int[0, 999], Gen.Int[0, 199].Array[0, 30]);

    [Fact]
    public void Explain_RowsOfThousandUsers_PartsSumToTheScore()
    {
        var rows = 0;
        for (var user = 0; user < 1000; user++)
        {
            var history = shop.Split.TestHistory(user);
            foreach (var row in TopN.Rank(shop.Mar, shop.Source.Items.Count, user, history, count: 10))
            {
                Assert.Equal(row.Score, shop.Mar.Explain(user, history, row.Item).Sum(part => part.Contribution), 1e-6);
                rows++;
            }
        }

        Assert.Equal(10_000, rows);
    }

    [Fact]
    public void ScoreAt_AnyCandidates_SameBitsAsTheCatalogue() =>
        CandidatesOfPeople.Sample((user, items) => Assert.Equal(Bits(Picked(shop.Mar, user, items)), Bits(Alone(shop.Mar, user, items))));

    [Fact]
    public void ScoreAt_OtherTextAndMotives_SameBitsAsCatalogue()
    {
        var edited = shop.Source.Items[7] with { Title = shop.Source.Items[40].Title, Brand = "Brand 1" };
        var supposed = shop.Mar.Under(new Counterfactual
        {
            Text = new CounterfactualText(7, shop.Source.Items[7], edited),
            Strengths = new Dictionary<string, double> { ["value"] = 1 },
        });

        CandidatesOfPeople.Sample((user, items) =>
            Assert.Equal(Bits(Picked(supposed, user, [7, .. items])), Bits(Alone(supposed, user, [7, .. items]))));
    }

    [Fact]
    public void ScoreAt_TwoThreads_SameBits()
    {
        int[] items = [.. Enumerable.Range(0, 100)];
        var together = new float[1000][];

        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, user => together[user] = Alone(shop.Mar, user, items));

        Each.Holds(Enumerable.Range(0, together.Length), user => Assert.Equal(Bits(Alone(shop.Mar, user, items)), Bits(together[user])));
    }

    [Fact]
    public void Explain_SeveralItems_EqualsOneByOne()
    {
        var history = shop.Split.TestHistory(3);

        var together = shop.Mar.Explain(history, [5, 17]);

        Assert.Equal(shop.Mar.Explain(3, history, 5), together[0]);
        Assert.Equal(shop.Mar.Explain(3, history, 17), together[1]);
    }

    [Fact]
    public void Explain_AnyRow_LargestContributionFirst()
    {
        var contributions = shop.Mar.Explain(0, shop.Split.TestHistory(0), item: 1).Select(part => part.Contribution).ToArray();

        Assert.Equal(contributions.OrderDescending(), contributions);
    }

    [Fact]
    public async Task Fit_OneOrTwoThreads_SameRanking()
    {
        var one = await FitAsync(threads: 1);
        var two = await FitAsync(threads: 2);
        var together = new int[1000][];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, user => together[user] = Places(two, user));

        Each.Holds(Enumerable.Range(0, together.Length), user => Assert.Equal(Places(one, user), together[user]));
    }

    [Fact]
    public async Task Load_SavedWeights_GivesTheSameScores()
    {
        var stream = new MemoryStream();
        shop.Mar.Save(stream);
        stream.Position = 0;

        var loaded = await SmallDataset.Mar(shop.Split.Train, FittedSmallDataset.Options, TestContext.Current.CancellationToken)
            .LoadAsync(stream, shop.Split.Train, TestContext.Current.CancellationToken);

        Each.Holds(Enumerable.Range(0, 50), user => Assert.Equal(Places(shop.Mar, user), Places(loaded, user)));
    }

    [Fact]
    public async Task Transfer_WeightsOfAnotherDataset_AreUsed()
    {
        var elsewhere = SmallDataset.WithTastes(users: 60, items: 70, seed: 9);
        var stream = new MemoryStream();
        shop.Mar.Save(stream);
        stream.Position = 0;

        var there = await SmallDataset.Mar(elsewhere, FittedSmallDataset.Options, TestContext.Current.CancellationToken)
            .TransferAsync(stream, elsewhere, TestContext.Current.CancellationToken);

        Assert.Equal(shop.Mar.Parts.Select(part => part.Weight), there.Parts.Select(part => part.Weight));
        Assert.Contains(there.Explain(0, elsewhere.History(0), item: 3), part => part.Definition == PartCatalogue.LearnedTogether);
    }

    [Fact]
    public async Task Load_WeightsOfOtherParts_AreRefusedInWords()
    {
        var stream = new MemoryStream();
        shop.Mar.Save(stream);
        stream.Position = 0;
        var other =
            SmallDataset.Mar(shop.Split.Train, FittedSmallDataset.Options with { Kinds = [PartKind.Motive] }, TestContext.Current.CancellationToken);

        var refusal =
            await Assert.ThrowsAsync<InvalidDataException>(() => other.LoadAsync(stream, shop.Split.Train, TestContext.Current.CancellationToken));

        Assert.Contains("train again", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", 2, 1)]
    [InlineData("4", 4, 1)]
    [InlineData("only", 1, 0)]
    public async Task Weigh_AnyStep_PartsStillSumToTheScore(string step, double motives, double others)
    {
        var split = LeaveLastOut.Split(SmallDataset.Make(users: 60, withReviews: true).Dataset);
        var learned = (AlignmentRecommender)await SmallDataset.Mar(split.Train, FittedSmallDataset.Options, TestContext.Current.CancellationToken)
            .FitAsync(split.Train, split.Validation, TestContext.Current.CancellationToken);
        var weighed = learned.Weigh(MotiveWeight.Find(step));
        var (scores, ofMotives) = (new float[SmallDataset.ItemCount], 0);

        for (var user = 0; user < 60; user++)
        {
            var history = split.TestHistory(user);
            weighed.Score(user, history, scores);
            for (var item = 0; item < scores.Length; item++)
            {
                var before = learned.Explain(user, history, item).ToDictionary(part => part.Id);
                var parts = weighed.Explain(user, history, item);
                Assert.Equal(scores[item], (float)parts.Sum(part => part.Contribution));

                // Both sides are rounded to multiples of 2⁻¹⁸.
                Each.Holds(parts, part => Assert.Equal(
                    before[part.Id].Contribution * (part.Kind == PartKind.Motive ? motives : others), part.Contribution, motives / (1 << 18)));
                ofMotives += parts.Count(part => part.Kind == PartKind.Motive);
            }
        }

        Assert.NotEqual(0, ofMotives);
    }

    [Fact]
    public void Parts_AfterLearning_FavourWhatWasChosen() =>
        Assert.True(shop.Mar.Parts.Sum(part => part.MeanOnTargets) > shop.Mar.Parts.Sum(part => part.MeanOnOthers) + 0.5);

    private async Task<AlignmentRecommender> FitAsync(int threads) =>
        (AlignmentRecommender)await SmallDataset.Mar(
            shop.Split.Train, FittedSmallDataset.Options with { Threads = threads }, TestContext.Current.CancellationToken)
            .FitAsync(shop.Split.Train, shop.Split.Validation, TestContext.Current.CancellationToken);

    private static uint[] Bits(float[] scores) => Array.ConvertAll(scores, BitConverter.SingleToUInt32Bits);

    private float[] Picked(AlignmentRecommender fitted, int user, int[] items)
    {
        var all = new float[shop.Source.Items.Count];
        fitted.Score(user, shop.Split.TestHistory(user), all);
        return Array.ConvertAll(items, item => all[item]);
    }

    private float[] Alone(AlignmentRecommender fitted, int user, int[] items)
    {
        var scores = new float[items.Length];
        fitted.ScoreAt(user, shop.Split.TestHistory(user), items, scores);
        return scores;
    }

    private int[] Places(AlignmentRecommender fitted, int user) =>
        [.. TopN.Rank(fitted, shop.Source.Items.Count, user, shop.Split.TestHistory(user), count: 10).Select(row => row.Item)];

    public sealed class FittedSmallDataset : IAsyncLifetime
    {
        internal static MarOptions Options { get; } = new() { Epochs = 4, Negatives = 20 };

        internal Dataset Source { get; } = SmallDataset.WithTastes(users: 1000, items: 200);

        internal HoldOut Split { get; private set; } = null!; // set before any test runs

        internal AlignmentRecommender Mar { get; private set; } = null!; // set before any test runs

        public async ValueTask InitializeAsync()
        {
            Split = LeaveLastOut.Split(Source);
            var algorithm = SmallDataset.Mar(Split.Train, Options, TestContext.Current.CancellationToken);
            Mar = (AlignmentRecommender)await algorithm.FitAsync(Split.Train, Split.Validation, TestContext.Current.CancellationToken);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
