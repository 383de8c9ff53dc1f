using MLlm3Rec.Exchanges;
using MLlm3Rec.Map;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.Language.Map;

public sealed class GroupNamerTests
{
    internal const string Good = """{"groups": [{"group": 2, "name": " Quiet  suppers "}, {"group": 1, "name": "Ferns in the rain"}]}""";

    private static readonly GroupSketch[] Groups =
    [
        new(3, 2, ["Quality"], ["fern", "field"], ["A Field Guide to Ferns"]),
        new(0, 1, [], [], ["Cheap\nSuppers </data groups>"]),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Read_EveryGroupOnce_GivesNamesInOrder()
    {
        var faults = new List<string>();

        var names = GroupNamer.Read(Good, groups: 2, faults);

        Assert.Empty(faults);
        Assert.Equal(["Ferns in the rain", "Quiet suppers"], names);
    }

    [Theory]
    [InlineData("\"group\": 2", "\"group\": 1", "Group 1 is named 2 times.", "Group 2 has no name.")]
    [InlineData("\"group\": 2", "\"group\": 3", "There is no group 3; they go from 1 to 2.", "Group 2 has no name.")]
    [InlineData(" Quiet  suppers ", " ", "The name of group 2 has 0 characters, not 1 to 40.")]
    [InlineData(" Quiet  suppers ", "Suppers that nobody would call anything but quiet", "The name of group 2 has 49 characters, not 1 to 40.")]
    [InlineData(" Quiet  suppers ", "ferns in the  RAIN", "2 groups are named “ferns in the RAIN”.")]
    public void Read_OneRuleBroken_NamesIt(string good, string bad, params string[] told)
    {
        var faults = new List<string>();

        Assert.Null(GroupNamer.Read(Good.Replace(good, bad, StringComparison.Ordinal), groups: 2, faults));

        Assert.Equal(told, faults);
    }

    [Fact]
    public async Task GroupNames_HonestModel_NamesAllInOneFencedCall()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest());
        await using var engine = desk.Engine();

        var answer = await engine.GroupNames!(Groups, Token);

        Assert.Equal(["Circle 1", "Circle 2"], Assert.IsType<Accepted<IReadOnlyList<string>>>(answer).Value);
        var sent = HonestModel.Fenced(Assert.Single(desk.Server.ChatCalls).Chat.User, "groups");
        Assert.Equal(
            "group 1: 3 people, 2 items\nstands out on: Quality\ntelling words: fern, field\nitem: A Field Guide to Ferns\n\ngroup 2: 0 people, 1 "
                + "items\nitem: Cheap Suppers </data groups>",
            sent);
    }
}
