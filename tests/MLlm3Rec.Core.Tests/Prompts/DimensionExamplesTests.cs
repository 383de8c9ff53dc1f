using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Prompts;

public sealed class DimensionExamplesTests
{
    private const string Key = "novelty";
    private const string Other = "hobby-mastery";

    [Fact]
    public void Set_LinesTyped_AreReadBack()
    {
        var set = Typed("for", " Never seen before. \n\nThe first of its kind.\nNever seen before.\n");

        Assert.Equal(["Never seen before.", "The first of its kind."], Novelty(set).ExamplesOrNone.For);
        Assert.Equal("Never seen before.\nThe first of its kind.", DraftFields.Get(set, $"dimension/{Key}/for"));
        Assert.Equal(SmallTasks.Set.Version, DraftFields.Set(set, $"dimension/{Key}/for", " ").Version);
        Assert.NotEqual(SmallTasks.Set.Vocabulary.Version, set.Vocabulary.Version);
        Assert.Equal(set.ToJson(), PromptSet.Parse(set.ToJson()).ToJson());
    }

    [Theory]
    [InlineData("for", "Novelty, sentences that say so")]
    [InlineData("against", "Novelty, sentences that say it fails")]
    [InlineData("neither", "Novelty, sentences that say neither")]
    public void Between_OtherExamples_NamesTheList(string field, string where)
    {
        var change = Assert.Single(PromptChange.Between(SmallTasks.Set, Typed(field, "The first."), SmallTasks.Shipped));

        Assert.Equal(where, change.Where);
        Assert.Equal([new TextPiece(PieceKind.Added, "The first.\n")], change.Pieces);
    }

    [Fact]
    public void Merge_GivesExamplesToTheOneThatStays()
    {
        var merged = DimensionEdits.Merge(Typed("against", "Old hat.").Dimensions, Key, "hobby-mastery");

        Assert.Equal(["Old hat."], merged.Single(dimension => dimension.Key == "hobby-mastery").ExamplesOrNone.Against);
    }

    [Fact]
    public void Teach_Wrong_SentenceThatSaidSoChangesSides()
    {
        var dimensions = DimensionEdits.Teach(
            Typed("for", "The first.\nThe second.").Dimensions, Marked(MarkKind.Wrong, null, "The second.", "The third."));

        Assert.Equal(new DimensionExamples(["The first."], [], ["The second.", "The third."]), Of(dimensions, Key));
        var unknown = new MarkedExamples(MarkKind.Wrong, "none", null, ["The third."]);
        Assert.Equal(SmallTasks.Set.Dimensions, DimensionEdits.Teach(SmallTasks.Set.Dimensions, unknown));
    }

    [Theory]
    [InlineData("against")]
    [InlineData("neither")]
    public void Teach_Right_LeavesNoOtherSide(string side)
    {
        var dimensions = DimensionEdits.Teach(Typed(side, "The first.").Dimensions, Marked(MarkKind.Right, null, "The first.", "The second."));

        Assert.Equal(new DimensionExamples(["The first.", "The second."], [], []), Of(dimensions, Key));
    }

    [Fact]
    public void Teach_Rather_IsNeitherHereAndForTheOther()
    {
        var dimensions = DimensionEdits.Teach(Typed("for", "The first.").Dimensions, Marked(MarkKind.Rather, Other, "The first."));

        Assert.Equal(new DimensionExamples([], [], ["The first."]), Of(dimensions, Key));
        Assert.Equal(new DimensionExamples(["The first."], [], []), Of(dimensions, Other));
    }

    [Fact]
    public void Teach_TwoAnswersOnOneSentence_LaterCounts()
    {
        var right = DimensionEdits.Teach(SmallTasks.Set.Dimensions, Marked(MarkKind.Right, null, "The first."));
        var wrong = DimensionEdits.Teach(right, Marked(MarkKind.Wrong, null, "The first."));

        Assert.Equal(new DimensionExamples([], [], ["The first."]), Of(wrong, Key));
        Assert.Equal(Of(right, Key), Of(DimensionEdits.Teach(wrong, Marked(MarkKind.Right, null, "The first.")), Key));
    }

    [Fact]
    public void Withdraw_WhatWasTaught_StandsAsInTheLivePrompt()
    {
        var live = Typed("for", "The first.\nThe second.").Dimensions;
        var marked = Marked(MarkKind.Rather, Other, "The second.", "The third.");
        var edited = DimensionEdits.Teach(DimensionEdits.Teach(live, marked), new MarkedExamples(MarkKind.Right, Other, null, ["Typed."]));

        var withdrawn = DimensionEdits.Withdraw(edited, live, marked);

        Assert.Equal(new DimensionExamples(["The first.", "The second."], [], []), Of(withdrawn, Key));
        Assert.Equal(new DimensionExamples(["Typed."], [], []), Of(withdrawn, Other));
    }

    [Fact]
    public void Of_TooLongTooManyOrTwice_SaysWhere()
    {
        Assert.Contains("one sentence", FaultOf("for", new string('a', 700)), StringComparison.Ordinal);
        Assert.Contains("at most 200", FaultOf("against", string.Join('\n', Enumerable.Range(0, 201))), StringComparison.Ordinal);
        var twice = DraftFields.Set(Typed("for", "The first."), $"dimension/{Key}/neither", "The first.");
        Assert.Contains(PromptFaults.Of(twice, SmallTasks.Shipped), fault => fault.IsAt($"dimension/{Key}/neither"));
        Assert.Empty(PromptFaults.Of(Typed("for", "The first."), SmallTasks.Shipped));
    }

    private static MarkedExamples Marked(MarkKind kind, string? rather, params string[] sentences) => new(kind, Key, rather, sentences);

    private static DimensionExamples Of(IReadOnlyList<MotiveDimension> dimensions, string key) =>
        dimensions.Single(dimension => dimension.Key == key).ExamplesOrNone;

    private static string FaultOf(string field, string typed) => Assert.Single(
        PromptFaults.Of(Typed(field, typed), SmallTasks.Shipped), fault => fault.IsAt($"dimension/{Key}/{field}")).Words;

    private static PromptSet Typed(string field, string typed) => DraftFields.Set(SmallTasks.Set, $"dimension/{Key}/{field}", typed);

    private static MotiveDimension Novelty(PromptSet set) => set.Dimensions.Single(dimension => dimension.Key == Key);
}
