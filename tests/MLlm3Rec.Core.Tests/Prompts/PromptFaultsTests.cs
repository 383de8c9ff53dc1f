namespace MLlm3Rec.Prompts;

public sealed class PromptFaultsTests
{
    private const string Form = "{\"motives\": [{\"dimension\": \"key\"}]} {{dimensions}}";

    [Fact]
    public void Of_ShippedSet_HasNone() => Assert.Empty(PromptFaults.Of(SmallTasks.Set, SmallTasks.Shipped));

    [Fact]
    public void Of_MisspelledVariable_NamesTheOneThatWasMeant()
    {
        var fault = Assert.Single(Faults(Form, "See {{histroy}} {{history}}"));

        Assert.Equal(("profile/user", 4, 11), (fault.Place, fault.Start, fault.Length));
        Assert.Contains("Did you mean {{history}}?", fault.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ForeignVariable_ListsTheKnownOnes() =>
        Assert.Contains(
            "There are: history, dimensions, tone", Assert.Single(Faults(Form, "{{history}} {{weather}}")).Words, StringComparison.Ordinal);

    [Fact]
    public void Of_MissingVariable_SaysWhatTheModelLacks() =>
        Assert.StartsWith("{{history}} is missing: The choices.", Assert.Single(Faults(Form, "Go on.")).Words, StringComparison.Ordinal);

    [Theory]
    [InlineData("{{history", "never closed")]
    [InlineData("{{history}} {{}}", "Nothing stands between")]
    [InlineData("{{history}} {{a b}}", "is no name")]
    public void Of_OddBraces_SaysWhatIsWrongWithThem(string user, string words) =>
        Assert.Contains(Faults(Form, user), fault => fault.Words.Contains(words, StringComparison.Ordinal));

    [Theory]
    [InlineData("Reply as you like. {{dimensions}}", "form of the reply is missing")]
    [InlineData("{\"motives\": [{\"dimension\": \"key\"} {{dimensions}}", "no valid JSON")]
    [InlineData("{\"motives\": []} {{dimensions}}", "lacks \"dimension\"")]
    public void Of_BrokenReplyForm_SaysWhatIsWrongWithIt(string system, string words) =>
        Assert.Contains(words, Assert.Single(Faults(system, "{{history}}")).Words, StringComparison.Ordinal);

    [Fact]
    public void Of_DimensionsAndKnobs_AreCheckedToo()
    {
        var set = SmallTasks.Set;
        var first = set.Dimensions[0];
        var draft = set with
        {
            Dimensions = [first with { Name = set.Dimensions[1].Name, Definition = " ", Cues = ["!only", "ab*c"] }, .. set.Dimensions.Skip(1)],
            Knobs = set.Knobs with { MostMotives = 0, RecentWeight = double.NaN },
        };

        var places = PromptFaults.Of(draft, SmallTasks.Shipped).Select(fault => fault.Place);

        Assert.Equal(
            [
                $"dimension/{set.Dimensions[1].Key}/name", $"dimension/{first.Key}/definition", $"dimension/{first.Key}/cues", "knob/MostMotives",
                "knob/RecentWeight",
            ],
            places);
    }

    private static IReadOnlyList<PromptFault> Faults(string system, string user) =>
        PromptFaults.Of(SmallTasks.WithTexts(system, user), SmallTasks.Shipped);
}
