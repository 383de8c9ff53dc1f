using MLlm3Rec.Datasets;
using MLlm3Rec.Splitting;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Ranking.Alignment;

/// <summary>Items that nobody has chosen: what is not known of them is unknown, and not against them.</summary>
public sealed class NewItemsTests(NewItemsTests.FittedNewItems shop) : IClassFixture<NewItemsTests.FittedNewItems>
{
    [Fact]
    public void Score_NewItemOfTheRightKind_BeatsOthers()
    {
        foreach (var user in shop.Asked)
        {
            var scores = shop.Scores(user);
            var target = shop.Split.Test[user];
            var ofOtherKind = Enumerable.Range(0, scores.Length).Where(item => shop.KindOf(item) != shop.KindOf(target) && shop.IsKnown(item));

            Each.Holds(ofOtherKind, item => Assert.True(scores[target] > scores[item], $"{item} above {target} for {user}"));
        }
    }

    [Fact]
    public void Score_NewItemOfTheOtherKind_LosesToRight()
    {
        foreach (var user in shop.Asked)
        {
            var scores = shop.Scores(user);
            var right = shop.KindOf(shop.Split.Test[user]);
            var ofOtherKind = Enumerable.Range(0, scores.Length).First(item => shop.KindOf(item) != right && !shop.IsKnown(item));
            var ofRightKind = Enumerable.Range(0, scores.Length).Where(item => shop.KindOf(item) == right && shop.IsKnown(item));

            Assert.True(ofRightKind.Average(item => scores[item]) > scores[ofOtherKind]);
        }
    }

    [Fact]
    public void Explain_NewItem_CountsAreSilentAndTheRestSums()
    {
        foreach (var user in shop.Asked)
        {
            var target = shop.Split.Test[user];
            var parts = shop.Mar.Explain(user, shop.Split.TestHistory(user), target);

            Assert.Equal(shop.Scores(user)[target], parts.Sum(part => part.Contribution), 1e-6);
            Assert.DoesNotContain(parts, part => part.Definition == PartCatalogue.Popular || part.Definition == PartCatalogue.Together);
            Assert.Contains(parts, part => part.Definition == PartCatalogue.NotYetKnown);
        }
    }

    public sealed class FittedNewItems : IAsyncLifetime
    {
        internal static MarOptions Options { get; } = new() { Epochs = 10, Negatives = 20 };

        internal HoldOut Split { get; } = ColdItems.Split(SmallDataset.Make(users: 400).Dataset, share: 0.1, seed: 3);

        internal AlignmentRecommender Mar { get; private set; } = null!; // set before any test runs

        /// <summary>People whose hidden choice is a new item.</summary>
        internal IEnumerable<int> Asked => Enumerable.Range(0, Split.Test.Count).Where(user => Split.Test[user] >= 0);

        private HashSet<int> Chosen => [.. Split.Train.Interactions.ToArray().Select(choice => choice.Item)];

        public async ValueTask InitializeAsync() => Mar = await FitAsync(Split, Options);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        internal static async Task<AlignmentRecommender> FitAsync(HoldOut split, MarOptions options) =>
            (AlignmentRecommender)await SmallDataset.Mar(split.Train, options, TestContext.Current.CancellationToken)
                .FitAsync(split.Train, split.Validation, TestContext.Current.CancellationToken);

        internal string KindOf(int item) => Split.Train.Items[item].Categories[1];

        internal bool IsKnown(int item) => Chosen.Contains(item);

        internal float[] Scores(int user)
        {
            var scores = new float[Split.Train.Items.Count];
            Mar.Score(user, Split.TestHistory(user), scores);
            return scores;
        }
    }
}
