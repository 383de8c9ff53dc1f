namespace MLlm3Rec.Prompts;

public sealed class PromptSetTests
{
    [Fact]
    public void Version_OfTheSameContent_IsTheSame() => Assert.Equal(SmallTasks.Set.Version, PromptSet.Parse(SmallTasks.Set.ToJson()).Version);

    [Fact]
    public void Version_OfAnyEdit_IsAnother()
    {
        var set = SmallTasks.Set;

        string[] versions =
        [
            set.Version,
            (set with { Knobs = set.Knobs with { Tone = Tone.Warm } }).Version,
            (set with { Dimensions = DimensionEdits.Move(set.Dimensions, set.Dimensions[0].Key, 1) }).Version,
            set.With(set.Texts[0] with { User = set.Texts[0].User + " " }).Version,
        ];

        Assert.Equal(4, versions.Distinct().Count());
        Each.Holds(versions, version => Assert.Matches("^[0-9a-f]{12}$", version));
    }

    [Theory]
    [InlineData("knob/MostMotives", "7", null)]
    [InlineData("knob/MostMotives", "7.5", "“7.5” cannot stand where a number is wanted; it stays 5 until you type one.")]
    [InlineData("knob/RecentWeight", "0,7", null)]
    [InlineData("profile/temperature", " ", "Nothing stands where a number is wanted; it stays 0.2 until you type one.")]
    [InlineData("profile/tokens", "12", null)]
    [InlineData("profile/user", "no number", null)]
    public void Unreadable_WhatIsNoNumber_IsToldWithWhatStays(string place, string typed, string? words) =>
        Assert.Equal(words, DraftFields.Unreadable(SmallTasks.Set, place, typed)?.Words);

    [Fact]
    public void Knobs_SteerTheBuiltInEngineAndTheVariables()
    {
        var knobs = new PromptKnobs
        {
            MostMotives = 3,
            RecentWeight = 2,
            Caution = 7,
            OwnWords = 0,
            RelatedWords = 4,
            EvidenceNeeded = 1,
            MinimumStrength = 0.4,
            Tone = Tone.Brief,
            ReasonLength = 2,
        };

        var profiles = knobs.ToProfileOptions();

        Assert.Equal(
            (3, 2.0, 7.0, 0.0, 1, 0.4),
            (profiles.Motives, profiles.RecentWeight, profiles.Shrinkage, profiles.ReviewWeight, profiles.EvidenceNeeded, profiles.MinimumStrength));
        Assert.Equal(4, knobs.ToReadingOptions().LearnedCues);
        Assert.Equal(("as briefly as possible", "3"), (knobs.Values()["tone"], knobs.Values()["recent_weight"]));
    }

    [Fact]
    public void Knobs_AsShipped_AreTheEnginesDefaults()
    {
        Assert.Equal(new Profiles.ProfileOptions(), new PromptKnobs().ToProfileOptions());
        Assert.Equal(new Reading.ReadingOptions(), new PromptKnobs().ToReadingOptions());
    }

    [Fact]
    public void Between_TwoSets_ListsEachChangeOnceByWord()
    {
        var before = SmallTasks.Set;
        var novelty = before.Dimensions.Single(dimension => dimension.Key == "novelty");
        var after = before.With(before.Texts[0] with { User = "{{history}} twice" }) with
        {
            Dimensions =
                DimensionEdits.Retire(DimensionEdits.Replace(before.Dimensions, novelty with { Cues = [.. novelty.Cues, "unheard of"] }), "value"),
            Knobs = before.Knobs with { MostMotives = 7 },
        };

        var changes = PromptChange.Between(before, after, SmallTasks.Shipped);

        Assert.Equal(
            ["Motives of a person, user message", "Novelty, cue words", "Dimension retired", "Number of motives"],
            changes.Select(change => change.Where));
        Assert.Equal([new TextPiece(PieceKind.Added, "unheard of ")], changes[1].Pieces);
        Assert.Empty(PromptChange.Between(before, before, SmallTasks.Shipped));
    }

    [Fact]
    public void Merge_GivesCuesToTheOneThatStays()
    {
        var set = SmallTasks.Set;

        var merged = DimensionEdits.Merge(set.Dimensions, "novelty", "hobby-mastery");

        var kept = merged.Single(dimension => dimension.Key == "hobby-mastery");
        Assert.Equal(set.Dimensions.Count - 1, merged.Count);
        Assert.Superset(set.Dimensions.Single(dimension => dimension.Key == "novelty").Cues.ToHashSet(), kept.Cues.ToHashSet());
    }

    [Fact]
    public void Add_TakenName_GetsItsOwnKey()
    {
        var twice = DimensionEdits.Add(DimensionEdits.Add(SmallTasks.Set.Dimensions, "Time & rest!"), "time rest");

        Assert.Equal(["time-rest", "time-rest-2"], twice.TakeLast(2).Select(dimension => dimension.Key));
    }
}
