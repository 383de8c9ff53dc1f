using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Splitting;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Experiments;

public sealed class MotivePriceTests(MotivePriceTests.Fitted shop) : IClassFixture<MotivePriceTests.Fitted>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Measure_EveryStep_IsWhatAnEvaluationFinds()
    {
        var price = MotivePrice.Measure(shop.Mar, shop.Split, people: 1000, seed: 1, Token);
        var cases = new EvaluationCases { Split = shop.Split, Users = [.. Enumerable.Range(0, 150)] };

        Assert.Equal(150, price.Users);
        var found = MotiveWeight.Steps.Select(step => Evaluator.Ask(shop.Mar.Weigh(step), cases, threads: 1, Token).Full).ToList();
        Assert.Equal(
            found.Select(ranks => ranks.Average(new Ndcg(10).Measure)),
            MotiveWeight.Steps.Select(step => price.Of(step).Mean.Mean),
            (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.NotEqual(found[2], found[3]);
    }

    [Fact]
    public async Task Measure_ChosenBefore_IsNotAskedFor()
    {
        var split = LeaveLastOut.Split(SmallDataset.WithTastes(users: 150, items: 60));
        var unlearned = (AlignmentRecommender)await SmallDataset.Mar(split.Train, new MarOptions(), Token).FitAsync(split.Train, [], Token);

        var price = MotivePrice.Measure(unlearned, split, people: 1000, seed: 1, Token);

        Assert.Equal(Enumerable.Range(0, 150).Count(user => !split.IsRepeat(user)), price.Users);
        Assert.InRange(price.Users, 1, 149);
    }

    [Fact]
    public void Measure_Steps_AreHeldAgainstWhatWasLearned()
    {
        var price = MotivePrice.Measure(shop.Mar, shop.Split, people: 1000, seed: 1, Token);

        Assert.Null(price.Of(MotiveWeight.AsLearned).Against);
        var alone = price.Of(MotiveWeight.Alone);
        Assert.Equal(alone.Mean.Mean - price.Of(MotiveWeight.AsLearned).Mean.Mean, alone.Against!.Difference.Mean, 1e-12);
        Assert.Equal(MotiveWeight.AsLearned.Key, alone.Against.Method);
    }

    [Fact]
    public void Measure_MorePeopleThanAllowed_AsksSoMany() =>
        Assert.Equal(40, MotivePrice.Measure(shop.Mar, shop.Split, people: 40, seed: 1, Token).Users);

    [Fact]
    public void Measure_Cancelled_Ends()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => MotivePrice.Measure(shop.Mar, shop.Split, people: 40, seed: 1, stop.Token));
    }

    public sealed class Fitted : IAsyncLifetime
    {
        internal HoldOut Split { get; } = LeaveLastOut.Split(SmallDataset.Make(users: 150, withReviews: true).Dataset);

        internal AlignmentRecommender Mar { get; private set; } = null!; // set before any test runs

        public async ValueTask InitializeAsync() =>
            Mar = (AlignmentRecommender)await SmallDataset.Mar(Split.Train, new MarOptions { Epochs = 2, Negatives = 10 }, Token)
                .FitAsync(Split.Train, Split.Validation, Token);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
