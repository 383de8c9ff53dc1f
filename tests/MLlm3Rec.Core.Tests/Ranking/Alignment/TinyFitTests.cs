using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Ranking.Alignment;

/// <summary>What fitting, storing and loading promise, on so few people that learning takes no time.</summary>
public sealed class TinyFitTests
{
    private static readonly HoldOut Split = LeaveLastOut.Split(SmallDataset.WithTastes(users: 12, items: 16));
    private static readonly MarOptions Options = new()
    {
        Epochs = 1,
        Negatives = 2,
        Pairs = 4,
        NearestTexts = 2,
        Factors = 2,
        Learners = 2,
        LearnerSize = 2,
        LearnerEpochs = 1,
        LearnerDraws = 2,
        Threads = 1,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_SavedWeights_GivesTheSameScores()
    {
        var fitted = await FitAsync(Options, Split.Validation);

        var loaded = await SmallDataset.Mar(Split.Train, Options, Token).LoadAsync(Saved(fitted), Split.Train, Token);

        Assert.Equal(Scores(fitted), Scores(loaded));
        Assert.Equal(fitted.Parts.Select(part => part.Definition), loaded.Parts.Select(part => part.Definition));
        var taughtLonger = SmallDataset.Mar(Split.Train, Options with { LearnerEpochs = 4 }, Token);
        Assert.Equal(Scores(fitted), Scores(await taughtLonger.LoadAsync(Saved(fitted), Split.Train, Token)));
        IRestorableAlgorithm stored = SmallDataset.Mar(Split.Train, Options, Token);
        Assert.Equal(Scores(fitted), Scores(await stored.LoadAsync(Saved(fitted), Split.Train, Token)));
    }

    [Fact]
    public async Task Load_WeightsOfOtherParts_AreRefusedInWords()
    {
        var fitted = await FitAsync(Options, Split.Validation);
        var other = SmallDataset.Mar(Split.Train, Options with { Kinds = [PartKind.Motive] }, Token);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => other.LoadAsync(Saved(fitted), Split.Train, Token));

        Assert.Equal("The stored weights belong to other parts than this version has; train again.", refusal.Message);
    }

    [Fact]
    public async Task Transfer_WeightsOfAnotherDataset_AreUsed()
    {
        var fitted = await FitAsync(Options, Split.Validation);
        var elsewhere = SmallDataset.WithTastes(users: 8, items: 10, seed: 9);

        var there = await SmallDataset.Mar(elsewhere, Options, Token).TransferAsync(Saved(fitted), elsewhere, Token);

        Assert.Equal(fitted.Parts.Select(part => part.Weight), there.Parts.Select(part => part.Weight));
        there.Score(0, elsewhere.History(0), new float[10]);
    }

    [Fact]
    public async Task Fit_WithoutTargets_PriorCurvesStand()
    {
        var fitted = await FitAsync(Options, []);

        Each.Holds(fitted.Parts.Where(part => part.Kind == PartKind.Motive), part => Assert.Equal(0.5f, part.Weight));
        Assert.Equal(1, fitted.Parts.Single(part => part.Definition == PartCatalogue.Together).Weight);
    }

    [Fact]
    public async Task Fit_WithTargets_CurvesAreLearned()
    {
        var (without, with) = (await FitAsync(Options, []), await FitAsync(Options, Split.Validation));

        Assert.NotEqual(without.Parts.Select(part => part.Weight), with.Parts.Select(part => part.Weight));
        Assert.Equal(PartCatalogue.NotYetKnown, with.Parts[^1].Definition);
        Assert.Equal(Options.Method, with.Method);
    }

    [Fact]
    public async Task Fit_NotYetKnownSilent_HasNoSuchPart()
    {
        var fitted = await FitAsync(Options with { Without = [PartCatalogue.NotYetKnown.Id] }, []);

        Assert.DoesNotContain(fitted.Parts, part => part.Definition == PartCatalogue.NotYetKnown);
    }

    [Fact]
    public async Task Fit_NobodysMotivesRead_SuppositionsAreRefused()
    {
        var fitted = await FitAsync(Options with { ReadsMotives = false }, []);

        Assert.Throws<NotSupportedException>(() => fitted.Under(new Counterfactual()));
        Assert.NotNull((await FitAsync(Options, [])).Under(new Counterfactual()));
    }

    [Fact]
    public async Task Fit_Cancelled_Stops() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
        SmallDataset.Mar(Split.Train, Options, Token).FitAsync(Split.Train, Split.Validation, new CancellationToken(canceled: true)));

    [Fact]
    public async Task Explain_EveryItem_PartsSumToTheScore()
    {
        var fitted = await FitAsync(Options, Split.Validation);
        var scores = Scores(fitted);

        Each.Holds(Enumerable.Range(0, 12), user => Each.Holds(Enumerable.Range(0, 16), item => Assert.Equal(
            scores[user][item], fitted.Explain(user, Split.TestHistory(user), item).Sum(part => part.Contribution), 1e-6)));
    }

    private static async Task<AlignmentRecommender> FitAsync(MarOptions options, IReadOnlyList<int> targets) =>
        (AlignmentRecommender)await SmallDataset.Mar(Split.Train, options, Token).FitAsync(Split.Train, targets, Token);

    private static MemoryStream Saved(AlignmentRecommender fitted)
    {
        var stream = new MemoryStream();
        fitted.Save(stream);
        stream.Position = 0;
        return stream;
    }

    private static float[][] Scores(IRecommender fitted) => [.. Enumerable.Range(0, 12).Select(user =>
    {
        var scores = new float[16];
        fitted.Score(user, Split.TestHistory(user), scores);
        return scores;
    })];
}
