using MLlm3Rec.Baselines;
using MLlm3Rec.Baselines.Neighbours;
using MLlm3Rec.Baselines.Text;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Evaluation;

public sealed class EvaluatorTests
{
    // Train: u0 {0, 1}, u1 {0, 1}, u2 {0}; popularity 0:3, 1:2, others 0. Tests: u0 → 3, u1 → 4, u2 → 1.
    private static readonly Datasets.Dataset Shop = SmallDataset.Of(items: 6, [0, 1, 2, 3], [0, 1, 2, 4], [0, 5, 1], [2]);

    [Fact]
    public async Task Ask_Popularity_HandComputedRanks()
    {
        var split = LeaveLastOut.Split(Shop);
        var fitted = await new PopularityAlgorithm().FitAsync(split.Train, split.Validation, TestContext.Current.CancellationToken);

        var ranks = Evaluator.Ask(fitted, Questions(split), threads: 1, TestContext.Current.CancellationToken);

        // u0: unseen {3, 4, 5} all 0 → places 1 to 3. u1: the same. u2: unseen {1, 2, 3, 4} where u3's single choice gave 2 one vote; 1 leads. u3 has
        // no question.
        Assert.Equal([0, 1, 2], ranks.Users);
        Assert.Equal([new(1, 3), new(1, 3), TargetRank.At(1)], ranks.Full);
        Assert.Equal(3, ranks.Sampled.Length);
    }

    [Fact]
    public async Task Ask_OneOrTwoThreads_SameRanks()
    {
        var board = Checkerboard.Build();
        var split = LeaveLastOut.Split(board);
        var fitted = await new ItemKnnAlgorithm(new ItemKnnOptions()).FitAsync(split.Train, split.Validation, TestContext.Current.CancellationToken);
        var questions = new EvaluationCases { Split = split, Users = [.. Enumerable.Range(0, Checkerboard.Size)] };

        var one = Evaluator.Ask(fitted, questions, threads: 1, TestContext.Current.CancellationToken);
        var two = Evaluator.Ask(fitted, questions, threads: 2, TestContext.Current.CancellationToken);

        Assert.Equal(one.Full, two.Full);
    }

    [Fact]
    public async Task Ask_CandidatesOnly_SameRanksAndListsAmongThem()
    {
        var shop = SmallDataset.WithTastes(users: 60, items: 40);
        var split = LeaveLastOut.Split(shop);
        var fitted = await new TfIdfAlgorithm().FitAsync(split.Train, split.Validation, TestContext.Current.CancellationToken);
        var questions = new EvaluationCases
        {
            Split = split,
            Users = [.. Enumerable.Range(0, 60)],
            Candidates = CandidateSets.Sample(shop, split, count: 9, seed: 1),
            Depth = 5,
        };

        var whole = Evaluator.Ask(fitted, questions, threads: 1, TestContext.Current.CancellationToken);
        var alone = Evaluator.Ask(fitted, questions with { CandidatesOnly = true }, threads: 2, TestContext.Current.CancellationToken);

        Assert.IsType<ICandidateRecommender>(fitted, exactMatch: false);
        Assert.Equal(whole.Sampled, alone.Sampled);
        Assert.Equal(whole.Lists.Select(list => list.Items), alone.Lists.Select(list => list.Items));
        Assert.Equal(whole.Lists.Select(list => list.Scores), alone.Lists.Select(list => list.Scores));
        Assert.Empty(alone.Full);
    }

    [Fact]
    public async Task Ask_CandidatesOnlyOfMethodWithoutThat_SameRanks()
    {
        var split = LeaveLastOut.Split(Shop);
        var fitted = await new PopularityAlgorithm().FitAsync(split.Train, split.Validation, TestContext.Current.CancellationToken);

        var whole = Evaluator.Ask(fitted, Questions(split), threads: 1, TestContext.Current.CancellationToken);
        var alone = Evaluator.Ask(fitted, Questions(split) with { CandidatesOnly = true }, threads: 1, TestContext.Current.CancellationToken);

        Assert.Equal(whole.Sampled, alone.Sampled);
    }

    [Fact]
    public async Task Ask_InBlocks_JoinsToTheWhole()
    {
        var split = LeaveLastOut.Split(Shop);
        var fitted = await new PopularityAlgorithm().FitAsync(split.Train, split.Validation, TestContext.Current.CancellationToken);
        var whole = Evaluator.Ask(fitted, Questions(split), threads: 1, TestContext.Current.CancellationToken);

        var joined = UserRanks.Join([
            Evaluator.Ask(fitted, Questions(split) with { Users = [0] }, threads: 1, TestContext.Current.CancellationToken),
            Evaluator.Ask(fitted, Questions(split) with { Users = [1, 2, 3] }, threads: 1, TestContext.Current.CancellationToken)]);

        Assert.Equal(whole.Users, joined.Users);
        Assert.Equal(whole.Full, joined.Full);
        Assert.Equal(whole.Sampled, joined.Sampled);
    }

    [Fact]
    public void Of_TwoUsers_MeansOverUsers()
    {
        var table = MetricTable.Of([TargetRank.At(1), TargetRank.At(3)], MetricTable.Standard, seed: 1, TestContext.Current.CancellationToken);

        Assert.Equal(0.75, table["NDCG@10"].Mean, 1e-12);          // (1 + 1/2) / 2
        Assert.Equal(2.0 / 3, table["MRR@5"].Mean, 1e-12);         // (1 + 1/3) / 2
        Assert.Equal(1, table["HR@5"].Mean);
        Assert.Contains("HR@7", Assert.Throws<KeyNotFoundException>(() => table["HR@7"]).Message, StringComparison.Ordinal);
    }

    private static EvaluationCases Questions(HoldOut split) => new()
    {
        Split = split,
        Users = [0, 1, 2, 3],
        Candidates = CandidateSets.Sample(Shop, split, count: 2, seed: 1),
    };
}
