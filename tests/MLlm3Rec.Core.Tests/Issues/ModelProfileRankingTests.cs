using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Map;
using MLlm3Rec.Profiles;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Issues;

/// <summary>A prompt test ranked by what a model said in another way than the live ranking did.</summary>
public sealed class ModelProfileRankingTests
{
    private static readonly Dataset Shop = SmallMapSource.Source.Dataset;
    private static readonly BuiltInEngine Live = BuiltInEngine.Fit(Shop, DefaultVocabulary.Instance, new ReadingOptions(), CancellationToken.None);
    private static readonly AlignmentRecommender Ranking =
        (AlignmentRecommender)MethodCatalogue.Create("mar-dimensions", Live, 42) // So that a rank hangs on motives alone.
            .FitAsync(Live.Split.Train, Live.Split.Validation, CancellationToken.None).GetAwaiter().GetResult();

    [Fact]
    public void CompareTold_SameProfile_RanksAsTheLiveRankerDoes()
    {
        var fittedDataset = new FittedDataset(Live, 42, (_, _) => Task.FromResult<IRecommender>(Ranking));
        int[] everybody = [.. Enumerable.Range(0, Shop.Users.Count)];
        var engine = DraftEngine.Of(Live, Ranking, SmallTasks.Set, everybody, TestContext.Current.CancellationToken);
        var people = new TrialPeople(fittedDataset, engine, engine, PlantedMotives.Of(Shop, isSynthetic: false));
        var hidden = everybody.Where(user => fittedDataset.Hidden(user) >= 0).ToList();
        var differing = 0;

        foreach (var user in hidden)
        {
            var history = fittedDataset.History(user, HistoryView.HeldOut);
            var told = ToldOf(user, history);

            var row = people.CompareTold(user, told, told);

            var rank = RankOf(told, history, fittedDataset.Hidden(user));
            Assert.Equal<(TargetRank?, TargetRank?)>((rank, rank), (row.LiveRank, row.DraftRank));
            differing += RankOf(WithUntoldAtTheUsual(told), history, fittedDataset.Hidden(user)) == rank ? 0 : 1;
        }

        Assert.NotEqual(0, differing);
    }

    [Fact]
    public void RankerOf_DimensionNotTold_CountsNothing()
    {
        var engine = DraftEngine.Of(Live, Ranking, SmallTasks.Set, [0], TestContext.Current.CancellationToken);
        var history = Live.Split.TestHistory(0);

        var ranker = engine.RankerOf(ToldOf(0, history), history);

        Each.Holds(Enumerable.Range(0, Shop.Items.Count), item =>
            Assert.DoesNotContain(ranker.Explain(0, Live.Split.TestHistory(0), item), part => part.Dimension is not (null or "novelty")));
    }

    /// <summary>One motive, resting on the first choice.</summary>
    private static MotivationProfile ToldOf(int user, ReadOnlySpan<Interaction> history) => new()
    {
        User = Shop.Users[user],
        Motives = [new Motive("novelty", 0.9, "They like what is new.", Horizon.Lasting, [EvidenceOf(history[0])])],
        Avoids = [],
        Confidence = 0.5,
        HistoryLength = history.Length,
        Provenance = new Provenance("a model", "test-model", Live.Vocabulary.Version, "profile 1"),
    };

    private static TargetRank RankOf(MotivationProfile profile, ReadOnlySpan<Interaction> history, int hidden)
    {
        var scores = new float[Shop.Items.Count];
        MotiveReading.Of(profile, Live.Vocabulary, history, isWanted: true).Apply(Ranking).Score(0, history, scores);
        return TargetRank.InCatalogue(scores, hidden, [.. history.ToArray().Select(choice => choice.Item).Distinct()]);
    }

    /// <summary>What the prompt test once took a profile for: every dimension that was not told had the strength that is usual.</summary>
    private static MotivationProfile WithUntoldAtTheUsual(MotivationProfile told) => told with
    {
        Motives =
        [
            .. told.Motives,
            .. Live.Vocabulary.Dimensions.Where(dimension => dimension.Key != "novelty")
                .Select(dimension => new Motive(dimension.Key, 0.15, "", Horizon.Lasting, told.Motives[0].Evidence)),
        ],
    };

    private static Evidence EvidenceOf(Interaction choice) => new(0, Shop.Items[choice.Item].Id, new QuotedSpan(TextField.Title, 0, "words"), 1);
}
