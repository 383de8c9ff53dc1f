using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Ranking.Alignment;

/// <summary>People who say what they like, with no choices or a few.</summary>
public sealed class StatedRankingTests(AlignmentRecommenderTests.FittedSmallDataset shop)
    : IClassFixture<AlignmentRecommenderTests.FittedSmallDataset>
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Score_SaidWithFewChoices_RaisesWhatWasSaid(int choices)
    {
        var history = Choices(choices);

        var said = Scores(Stated("likes a scarf"), history);

        Assert.True(Mean(said, Scarves) - Mean(said, Others) > Mean(Scores(shop.Mar, history), Scarves) - Mean(Scores(shop.Mar, history), Others));
    }

    [Fact]
    public void Score_NothingButSaid_PutsItFirst()
    {
        var list = TopN.Rank(Stated("likes something gentle and organic"), shop.Source.Items.Count, user: -1, [], count: 3);

        Each.Holds(list, row => Assert.StartsWith("gentle organic ", shop.Source.Items[row.Item].Title, StringComparison.Ordinal));
    }

    [Fact]
    public void Score_Dislike_CountsAgainstAndNeverFor()
    {
        var (without, with) = (Scores(Stated("likes gifts"), []), Scores(Stated("likes gifts, hates tea"), []));

        Each.Holds(Enumerable.Range(0, with.Length), item => Assert.True(with[item] <= without[item]));
        Each.Holds(Enumerable.Range(0, with.Length).Where(item => TitleOf(item).Contains(" tea ", StringComparison.Ordinal)), item =>
            Assert.True(with[item] < without[item] - 0.1, TitleOf(item)));
    }

    [Fact]
    public void Score_WordsThatNoItemHas_ChangeNothing() =>
        Assert.Equal(Scores(shop.Mar, Choices(2)), Scores(Stated("likes qwertz, hates yxcvb"), Choices(2)));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Explain_Said_PartsSumAndCandidatesHaveSameBits(int choices)
    {
        var (said, history) = (Stated("likes elegant lamps, hates cheap value and tea"), Choices(choices));
        var scores = Scores(said, history);
        int[] items = [.. Enumerable.Range(0, scores.Length)];
        var alone = new float[items.Length];

        said.ScoreAt(user: -1, history, items, alone);

        Assert.Equal(scores, alone);
        var explained = said.Explain(history, items);
        Each.Holds(items, item => Assert.Equal(scores[item], explained[item].Sum(part => part.Contribution), 1e-6));
        Assert.Contains(explained.SelectMany(parts => parts), part => part.Definition == PartCatalogue.SaidNotToWant && part.Contribution < 0);
        Assert.Equal(scores[5], said.Share(history, 5).Sum(part => part.Part.Contribution), 1e-6);
    }

    [Fact]
    public void StatedMotives_LikesAndDislikes_AreReadFromTheWords()
    {
        var motives = Stated("likes a gift for friends, hates cheap things").StatedMotives;

        Assert.Contains(motives, motive => motive is { Dimension: "social-gifting", IsWanted: true, Strength: > 0.5 });
        Assert.Contains(motives, motive => motive is { Dimension: "value", IsWanted: false, Strength: > 0.5 });
        Assert.Empty(shop.Mar.StatedMotives);
    }

    [Fact]
    public void Under_Said_IsRefusedInWords()
    {
        var refusal = Assert.Throws<NotSupportedException>(() => Stated("likes tea").Under(new Counterfactual()));

        Assert.Contains("says", refusal.Message, StringComparison.Ordinal);
    }

    private AlignmentRecommender Stated(string text) => shop.Mar.Stated(StatedPreference.Parse(text));

    private string TitleOf(int item) => shop.Source.Items[item].Title ?? "";

    private IEnumerable<int> Scarves =>
        Enumerable.Range(0, shop.Source.Items.Count).Where(item => TitleOf(item).Contains("scarf", StringComparison.Ordinal));

    private IEnumerable<int> Others => Enumerable.Range(0, shop.Source.Items.Count).Except(Scarves);

    private static double Mean(float[] scores, IEnumerable<int> items) => items.Average(item => (double)scores[item]);

    /// <summary>Lamps, a moment apart.</summary>
    private Interaction[] Choices(int count) =>
    [
        .. Enumerable.Range(0, shop.Source.Items.Count).Where(item => TitleOf(item).Contains("lamp", StringComparison.Ordinal)).Take(count)
            .Select((item, place) => new Interaction(item, 1_000_000 + place, float.NaN, -1)),
    ];

    private float[] Scores(AlignmentRecommender recommender, Interaction[] history)
    {
        var scores = new float[shop.Source.Items.Count];
        recommender.Score(user: -1, history, scores);
        return scores;
    }
}
