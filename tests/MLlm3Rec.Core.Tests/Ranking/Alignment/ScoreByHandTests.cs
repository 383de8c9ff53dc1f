using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking.Parts;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Ranking.Alignment;

/// <summary>
/// Scores of four items from three parts with given measures and weights. Items 0 and 1 are known well and by half, nobody has chosen 2 and 3; the
/// motive doubles its measure, and four times it where nothing is known; popularity speaks against what is known.
/// </summary>
public sealed class ScoreByHandTests
{
    private static readonly Vocabulary Words = new([Dimension("scent", "lavender"), Dimension("strength", "sturdy")]);
    private static readonly float[] Known = [1, 0.5f, 0, 0];
    private static readonly float[] Salience = [0.5f, 0, 0.75f, 0];
    private static readonly Interaction[] History = [new(0, 100, 5, -1), new(2, 200, 5, -1)];
    private static readonly LearnedPart[] Weights =
    [
        new(PartCatalogue.Motive(Words.Dimensions[0]), [0, 1], [0, 2], 0, 0) { NewHeights = [0, 4] },
        new(PartCatalogue.Popular, [0, 2], [0, -1], 0, 0) { NewHeights = [0, 0] },
        new(PartCatalogue.Together, [-1, 0, 1], [-1, 0, 1], 0, 0),
    ];

    private static readonly float[] Expected = [1 - 0.5f + 0.25f, -0.5f + 0, 3 + 0.5f, -0.25f];
    private static readonly BuiltInProfileExtractor Extractor = Fitted();

    [Fact]
    public void Score_PartsByHand_IsTheSumOfTheirCurves()
    {
        var ranker = Ranker();
        float[] scores = [9, 9, 9, 9];

        Each.Holds(Enumerable.Range(0, 2), _ =>
        {
            ranker.Score(0, History, scores);
            Assert.Equal(Expected, scores);
        });
    }

    [Fact]
    public void ScoreAt_SomeItems_AreThoseOfTheCatalogue()
    {
        float[] scores = [9, 9, 9];

        Ranker().ScoreAt(0, History, [3, 0, 1], scores);

        Assert.Equal([Expected[3], Expected[0], Expected[1]], scores);
    }

    [Fact]
    public void Explain_PartsByHand_LargestFirstWithoutSilentOnes()
    {
        var explained = Ranker().Explain(History, [0, 3]);

        Assert.Equal(
            [("motive/scent", 1f, 0.5f), ("together", 0.25f, 0.25f), ("popular", -0.5f, 1f)],
            explained[0].Select(part => (part.Definition.Id, part.Contribution, part.Value)));
        Assert.Equal([("together", -0.25f)], explained[1].Select(part => (part.Definition.Id, part.Contribution)));
        Assert.Equal(explained[0], Ranker().Explain(0, History, item: 0));
    }

    [Fact]
    public void Share_PartOfChoices_SharesSumToOne()
    {
        var shared = Ranker().Share(History, item: 0);

        Assert.Equal(["motive/scent", "together", "popular"], shared.Select(one => one.Part.Definition.Id));
        Assert.Equal([0.25f, 0.75f], shared[1].Shares);
        Assert.Equal([0f, 0f], shared[2].Shares);
        Assert.Equal([1f, 0.25f, -0.5f], shared.Select(one => one.Part.Contribution));
        Assert.Equal([0.5f, 0.25f, 1f], shared.Select(one => one.Part.Value));
    }

    [Fact]
    public void Under_OtherStrengths_CountWithinTheirBounds()
    {
        var history = Array.Empty<Interaction>();

        Assert.Equal(0.5f, MotiveUnder(1));
        Assert.Equal(0.25f, MotiveUnder(0.5));
        Assert.Equal(0.5f, MotiveUnder(7));
        Assert.Equal(0, MotiveUnder(-1));

        double MotiveUnder(double strength) => Ranker(Extractor)
            .Under(new Counterfactual { Strengths = new Dictionary<string, double> { ["scent"] = strength } })
            .Explain(0, history, item: 0).Where(part => part.Kind == PartKind.Motive).Sum(part => part.Value);
    }

    [Fact]
    public void Under_NothingSupposed_ScoresAreTheSame()
    {
        var (scores, same) = (new float[4], new float[4]);

        Ranker(Extractor).Score(0, History, scores);
        Ranker(Extractor).Under(new Counterfactual()).Score(0, History, same);

        Assert.Equal(scores, same);
    }

    [Fact]
    public void Under_OtherText_PartsAreOfThatText()
    {
        var edited = new Item { Id = new ItemId("i0"), Title = "sturdy sturdy", Description = "sturdy" };

        var ranker = Ranker(Extractor).Under(new Counterfactual { Text = new CounterfactualText(0, new Item { Id = new ItemId("i0") }, edited) });

        Assert.DoesNotContain(ranker.Explain(0, History, item: 0), part => part.Kind == PartKind.Motive);
        Assert.Contains(Ranker(Extractor).Explain(0, History, item: 0), part => part.Kind == PartKind.Motive);
    }

    [Fact]
    public void Under_NobodysMotivesAreRead_IsRefusedInWords()
    {
        var under = Assert.Throws<NotSupportedException>(() => Ranker().Under(new Counterfactual()));
        var stated = Assert.Throws<NotSupportedException>(() => Ranker().Stated(StatedPreference.Parse("likes lavender")));

        Assert.Equal("\"by hand\" reads nobody's motives; leave choices out or add some.", under.Message);
        Assert.Equal("\"by hand\" reads nobody's motives, and so nothing that anybody says.", stated.Message);
    }

    [Fact]
    public void Under_Said_IsRefusedInWords() => Assert.Equal(
        "What a person says is changed by saying something else.",
        Assert.Throws<NotSupportedException>(() => Ranker(Extractor).Stated(StatedPreference.Parse("likes lavender")).Under(new Counterfactual()))
            .Message);

    /// <summary>Four times the motive's weight for new items is 16, of which a curve keeps 15.</summary>
    [Theory]
    [InlineData("learned", 1, 0.75f, -0.5f, 3.5f, -0.25f)]
    [InlineData("2", 2, 1.75f, -0.5f, 6.5f, -0.25f)]
    [InlineData("4", 4, 3.75f, -0.5f, 11.75f, -0.25f)]
    [InlineData("only", 1, 1f, 0f, 3f, 0f)]
    public void Weigh_MotivesByHand_ChangesTheirPartAlone(string step, float motive, params float[] expected)
    {
        var ranker = Ranker().Weigh(MotiveWeight.Find(step));
        var (scores, some) = (new float[4], new float[2]);

        ranker.Score(0, History, scores);
        ranker.ScoreAt(0, History, [2, 0], some);

        Assert.Equal(expected, scores);
        Assert.Equal([expected[2], expected[0]], some);
        Assert.Equal(motive, ranker.Explain(0, History, item: 0)[0].Contribution);
        Assert.Equal(expected[0], ranker.Explain(0, History, item: 0).Sum(part => part.Contribution));
    }

    [Fact]
    public void Weigh_Disliked_IsWeighedAsWhatItWouldAdd()
    {
        var said = Ranker(Extractor).Stated(StatedPreference.Parse("hates lamps"));

        Assert.Equal(-1, said.Weigh(MotiveWeight.Twice).Explain(0, History, item: 0)[^1].Contribution);
        Assert.DoesNotContain(
            said.Weigh(MotiveWeight.Alone).Explain(0, History, item: 0), part => part.Definition == PartCatalogue.SaidNotToWant);
        Assert.Same(said, said.Weigh(MotiveWeight.AsLearned));
    }

    /// <summary>The part of choices would measure 1 of item 0, −1 of item 1 and nothing of the others for who wants what is not wanted.</summary>
    [Fact]
    public void Stated_Disliked_TakesAwayWhatItWouldAdd()
    {
        var said = Ranker(Extractor).Stated(StatedPreference.Parse("hates lamps"));
        var (before, scores, some) = (new float[4], new float[4], new float[2]);
        Ranker(Extractor).Score(0, History, before);

        said.Score(0, History, scores);
        said.ScoreAt(0, History, [1, 0], some);

        Assert.Equal([before[0] - 1, before[1], before[2], before[3]], scores);
        Assert.Equal([scores[1], scores[0]], some);
        Assert.Equal(PartCatalogue.SaidNotToWant, said.Explain(0, History, item: 0)[^1].Definition);
        Assert.Equal(-1, said.Explain(0, History, item: 0)[^1].Contribution);
        Assert.DoesNotContain(said.Explain(0, History, item: 1), part => part.Definition == PartCatalogue.SaidNotToWant);
        var shared = said.Share(History, item: 0)[^1];
        Assert.Equal((PartCatalogue.SaidNotToWant, -1, 1), (shared.Part.Definition, shared.Part.Contribution, shared.Part.Value));
        Assert.Equal([0f, 0f], shared.Shares);
    }

    [Fact]
    public void StatedMotives_Said_AreReadFromIt()
    {
        var motive = Assert.Single(Ranker(Extractor).Stated(StatedPreference.Parse("likes lavender")).StatedMotives);

        Assert.Equal(("scent", true), (motive.Dimension, motive.IsWanted));
        Assert.Empty(Ranker(Extractor).StatedMotives);
    }

    [Fact]
    public void By_ModelProfile_CountsWhereMotivesAreRead()
    {
        var told = ModelProfileMotives.Of(Profile(0.5), Words, History);
        var ranker = Ranker(Extractor).By(told);
        var plain = Ranker();

        Assert.Equal(0.25f, Assert.Single(ranker.Explain(0, History, item: 0), part => part.Kind == PartKind.Motive).Value);
        Assert.Equal([1f, 0f], ranker.Share(History, item: 0).Single(one => one.Part.Kind == PartKind.Motive).Shares);
        Assert.Same(told, ranker.ModelProfile);
        Assert.Same(plain, plain.By(told));
        Assert.Null(plain.ModelProfile);
    }

    [Fact]
    public void Apply_ModelProfile_ChangesTheAlignmentRankerAlone()
    {
        var reading = MotiveReading.Of(Profile(0.5), Words, History, isWanted: true);
        var ranker = Ranker(Extractor);

        Assert.NotNull(reading.ModelProfile);
        Assert.Same(reading.ModelProfile, ((AlignmentRecommender)reading.Apply(ranker)).ModelProfile);
        Assert.Same(ranker, MotiveReading.BuiltIn.Apply(ranker));
        Assert.Null(MotiveReading.Of(null, Words, History, isWanted: true).Other);
    }

    /// <summary>Of four dimensions, of weights 1, 2, 4 and 3, one is still there; a new one takes the upper of the two in the middle.</summary>
    [Fact]
    public void Reread_OtherDimensions_KeepWeightsOrTakeTheMiddle()
    {
        var before = new Vocabulary([.. "abcd".Select(key => Dimension($"{key}", $"{key}"))]);
        var after = new Vocabulary([Dimension("new", "n"), Dimension("c", "c")]);
        LearnedPart[] learned = [.. before.Dimensions.Select((one, place) => Weights[0] with
        {
            Definition = PartCatalogue.Motive(one),
            Heights = [0, new[] { 1f, 2, 4, 3 }[place]],
            NewHeights = [0, 1],
        })];
        var size = Extractor.Readings.VectorSize;
        float[] vectors = [.. Enumerable.Range(0, 4).SelectMany(item => Extractor.Readings.VectorOf(item).ToArray())];
        var traits = new TraitIndex(2, new float[8], size, vectors);
        var ranker = new AlignmentRecommender(
            "by hand",
            new PartSet(
                [
                    .. before.Dimensions.Select((one, place) => new MotivePart(one, place, Salience)), new MeaningPart(traits),
                    new PopularityPart(PartCatalogue.Popular, [1, 2, 1, 0]),
                ],
                extractor: null, Known, before.Count, size),
            [.. learned, Weights[2] with { Definition = PartCatalogue.CloseInMeaning }, Weights[1]]);
        var moved = traits with { Vectors = new float[4 * size] };

        var reread = ranker.Reread(Extractor, moved, after);

        Assert.Equal(["motive/new", "motive/c", "close-in-meaning", "popular"], reread.Parts.Select(part => part.Definition.Id));
        Assert.Equal([3f, 4f, 1f, -1f], reread.Parts.Select(part => part.Weight));
        Assert.Equal(["new", "c", null, null], reread.Parts.Select(part => part.Dimension));
        Assert.Contains(ranker.Reread(Extractor, traits, after).Explain(0, History, 0), part => part.Definition == PartCatalogue.CloseInMeaning);
        Assert.DoesNotContain(reread.Explain(0, History, item: 0), part => part.Definition == PartCatalogue.CloseInMeaning);
        Assert.Contains(reread.Explain(0, History, item: 0), part => part.Definition == PartCatalogue.Popular);
    }

    [Fact]
    public void Reread_NoMotivesBefore_KeepsTheOtherParts()
    {
        var ranker = new AlignmentRecommender(
            "by hand", new PartSet([new PopularityPart(PartCatalogue.Popular, [1, 2, 1, 0])], null, Known, Words.Count, 1), [Weights[1]]);

        var reread = ranker.Reread(Extractor, new TraitIndex(2, new float[8], 1, new float[4]), Words);

        Assert.Equal("popular", Assert.Single(reread.Parts).Definition.Id);
    }

    /// <summary>What is said counts as one more choice of something with that text, however many there were.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Stated_Liked_IsOneMoreChoiceInMeaning(int choices)
    {
        var size = Extractor.Readings.VectorSize;
        float[] vectors = [.. Enumerable.Range(0, 4).SelectMany(item => Extractor.Readings.VectorOf(item).ToArray())];
        var part = new MeaningPart(new TraitIndex(2, new float[8], size, vectors));
        var learned = Weights[2] with { Definition = PartCatalogue.CloseInMeaning };
        var ranker = new AlignmentRecommender("by hand", new PartSet([part], Extractor, Known, Words.Count, size), [learned]);
        var history = History.AsSpan()[..choices];

        var before = ranker.Explain(history, [0])[0].Sum(one => one.Value);
        var after = ranker.Stated(StatedPreference.Parse("likes lavender soap")).Explain(history, [0])[0].Sum(one => one.Value);

        Assert.InRange(after, before + 1e-6, 1 + 1e-6);
    }

    [Fact]
    public void Stated_DislikedMotive_SumsOverParts()
    {
        var (before, after) = (new float[4], new float[4]);

        Ranker(Extractor).Score(0, History, before);
        Ranker(Extractor).Stated(StatedPreference.Parse("hates lavender")).Score(0, History, after);

        Assert.True(before[0] - after[0] > 1.1); // 1 for the choices, and the motive.
        Assert.True(before[2] > after[2]);
    }

    private static AlignmentRecommender Ranker(BuiltInProfileExtractor? extractor = null) => new(
        "by hand",
        new PartSet(
            [
                new MotivePart(Words.Dimensions[0], 0, Salience), new PopularityPart(PartCatalogue.Popular, [1, 2, 1, 0]),
                new OfChoices([0.25f, 0, 0.5f, -0.25f]),
            ],
            extractor, Known, Words.Count, Extractor.Readings.VectorSize),
        Weights);

    private static MotiveDimension Dimension(string key, string cue) => new(key, key, $"It is about {key}.", [cue]);

    private static BuiltInProfileExtractor Fitted()
    {
        var train = SmallDataset.Of(
            [.. new[] { "lavender soap", "a sturdy lamp", "lavender lamp", "rope" }.Select((text, item) =>
                new Item { Id = new ItemId($"i{item}"), Title = text, Description = text })],
            [0, 2], [1, 3], [2, 0]);
        var reader = Reader.Fit(train, Words, new ReadingOptions { MinimumCount = 1, WordVectorSize = 4, Threads = 1 }, CancellationToken.None);
        var readings = ItemReadings.Of(reader, train, CancellationToken.None);
        return BuiltInProfileExtractor.Fit(train, reader, readings, new ProfileOptions());
    }

    private static Evidence OfFirst => new(0, new ItemId("i0"), new QuotedSpan(TextField.Title, 0, "soap"), 2);

    /// <summary>One motive, resting on the first choice.</summary>
    private static MotivationProfile Profile(double strength) => new()
    {
        User = new UserId("u"),
        Motives = [new Motive("scent", strength, "They like scents.", Horizon.Lasting, [OfFirst])],
        Avoids = [],
        Confidence = 0.5,
        HistoryLength = History.Length,
        Provenance = new Provenance("model", "test-model", Words.Version, "profile 1"),
    };

    /// <summary>A measure that rests on the first choice by a quarter and on the second by the rest.</summary>
    private sealed class OfChoices(float[] measures) : IAlignmentPart
    {
        public PartDefinition Definition => PartCatalogue.Together;

        public float Prior => 1;

        public void Measure(in ScoringContext context, Span<float> values) => measures.CopyTo(values);

        public void MeasureAt(in ScoringContext context, ReadOnlySpan<int> items, Span<float> values)
        {
            for (var place = 0; place < items.Length; place++)
            {
                values[place] = measures[items[place]] != 0 ? measures[items[place]] : values[place];
            }
        }

        public void WriteAttributions(in ScoringContext context, int item, Span<float> attributions) => (attributions[0], attributions[1]) = (2, 6);

        public float[]? Against(StatedReading said) => said.Disliked is null ? null : [1, -1, 0, 0];
    }
}
