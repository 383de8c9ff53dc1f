using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Map;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Reading;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Prompts.Trials;

public sealed class DraftEngineTests
{
    private static readonly Dataset Shop = SmallMapSource.Source.Dataset;
    private static readonly BuiltInEngine Live = BuiltInEngine.Fit(Shop, DefaultVocabulary.Instance, new ReadingOptions(), CancellationToken.None);
    private static readonly AlignmentRecommender Ranking =
        (AlignmentRecommender)MethodCatalogue.Alignment(Live, 42)
            .FitAsync(Live.Split.Train, Live.Split.Validation, CancellationToken.None)
            .GetAwaiter()
            .GetResult();
    private static readonly int[] Everybody = [.. Enumerable.Range(0, Shop.Users.Count)];

    [Fact]
    public void Of_UnchangedDraft_ChangesNobody() => Each.Holds(RowsOf(SmallTasks.Set), row => Assert.True(row.IsUnchanged && row.Loss == 0));

    [Fact]
    public void Of_OtherCues_ReadsWhatAFullFitReads()
    {
        var draft = Heavy();

        var fittedDataset = DraftEngine.Of(Live, Ranking, draft, Everybody, TestContext.Current.CancellationToken);

        var full = BuiltInEngine.Fit(Shop, draft.Vocabulary, new ReadingOptions(), TestContext.Current.CancellationToken);
        foreach (var user in Everybody)
        {
            var (quick, slow) =
                (fittedDataset.Extractor.Extract(Shop, user, CancellationToken.None), full.Extractor.Extract(Shop, user, CancellationToken.None));
            Assert.Equal(slow.Motives.Select(motive => motive.Dimension), quick.Motives.Select(motive => motive.Dimension));
            Each.Holds(slow.Motives.Zip(quick.Motives), pair => Assert.Equal(pair.First.Strength, pair.Second.Strength, 4));
        }
    }

    [Fact]
    public void Of_OtherCues_LeavesOtherDimensionsExactlyWhereTheyWere()
    {
        var fittedDataset = DraftEngine.Of(Live, Ranking, Heavy(), Everybody, TestContext.Current.CancellationToken);
        var (before, after) = (new float[Live.Vocabulary.Count], new float[Live.Vocabulary.Count]);
        Live.Extractor.Strengths(Shop.History(0), before);
        fittedDataset.Extractor.Strengths(Shop.History(0), after);

        var sensory = Live.Vocabulary.IndexOf("sensory-pleasure");
        Assert.Equal(before[sensory], after[sensory], 6);
        Assert.NotEqual(before[Live.Vocabulary.IndexOf("novelty")], after[Live.Vocabulary.IndexOf("novelty")]);
    }

    [Fact]
    public void Of_MergedAndAddedDimensions_StillRanksEverybody()
    {
        var set = SmallTasks.Set;
        var dimensions = DimensionEdits.Add(DimensionEdits.Merge(set.Dimensions, "quality", "functionality"), "Washing");
        var draft = set with
        {
            Dimensions = [.. dimensions.SkipLast(1), dimensions[^1] with { Definition = "It washes.", Cues = ["soap"] }],
            Knobs = new PromptKnobs { MostMotives = 12, MinimumStrength = 0 },
        };

        var rows = RowsOf(draft);

        Assert.Contains(rows, row => row.Motives.Any(change => change is { Dimension: "washing", Live: null, Draft: not null }));
        Each.Holds(rows, row => Assert.Equal(row.Moves.Count(move => move.From is null), row.Moves.Count(move => move.To is null)));
    }

    [Fact]
    public void Compare_OtherKnob_ReadsNothingAgain()
    {
        var fittedDataset = DraftEngine.Of(
            Live, Ranking, SmallTasks.Set with { Knobs = new PromptKnobs { MostMotives = 1 } }, Everybody, TestContext.Current.CancellationToken);

        Each.Holds(Everybody, user => Assert.Single(fittedDataset.Extractor.Extract(Shop, user, CancellationToken.None).Motives));
    }

    private static PromptSet Heavy()
    {
        var set = SmallTasks.Set;
        var novelty = set.Dimensions.Single(dimension => dimension.Key == "novelty");
        return set with { Dimensions = DimensionEdits.Replace(set.Dimensions, novelty with { Cues = [.. novelty.Cues, "steel hammer"] }) };
    }

    private static TrialRow[] RowsOf(PromptSet draft)
    {
        var fittedDataset = new FittedDataset(Live, 42, (_, _) => Task.FromResult<IRecommender>(Ranking));
        var other = DraftEngine.Of(Live, Ranking, draft, Everybody, TestContext.Current.CancellationToken);
        var same = DraftEngine.Of(Live, Ranking, SmallTasks.Set, Everybody, TestContext.Current.CancellationToken);
        var people = new TrialPeople(fittedDataset, same, other, PlantedMotives.Of(Shop, isSynthetic: false));
        return [.. Everybody.Select(people.Compare)];
    }
}
