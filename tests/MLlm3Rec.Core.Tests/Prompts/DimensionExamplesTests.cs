using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Prompts;

public sealed class DimensionExamplesTests
{
    private const string Key = "novelty";

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
    public void Unlearn_SentenceThatSaidSo_ChangesSides()
    {
        var dimensions = DimensionEdits.Unlearn(Typed("for", "The first.\nThe second.").Dimensions, Key, ["The second.", "The third."]);

        var examples = dimensions.Single(dimension => dimension.Key == Key).ExamplesOrNone;
        Assert.Equal(["The first."], examples.For);
        Assert.Equal(["The second.", "The third."], examples.Neither);
        Assert.Equal(SmallTasks.Set.Dimensions, DimensionEdits.Unlearn(SmallTasks.Set.Dimensions, "none", ["The third."]));
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

    private static string FaultOf(string field, string typed) => Assert.Single(
        PromptFaults.Of(Typed(field, typed), SmallTasks.Shipped), fault => fault.IsAt($"dimension/{Key}/{field}")).Words;

    private static PromptSet Typed(string field, string typed) => DraftFields.Set(SmallTasks.Set, $"dimension/{Key}/{field}", typed);

    private static MotiveDimension Novelty(PromptSet set) => set.Dimensions.Single(dimension => dimension.Key == Key);
}
