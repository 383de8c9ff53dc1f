using MLlm3Rec.Datasets;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Splitting;

public sealed class ProtocolTests
{
    private const long Day = 86_400;

    // Days 0 … 9 for the first person, so that the two moments fall on days 7 and 8; the second came early, the third late.
    private static readonly Dataset Timed = On([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [0, 1], [9]);

    [Fact]
    public void GlobalTime_OnePersonPerDay_FutureIsHidden()
    {
        var split = GlobalTime.Split(Timed, share: 0.2);

        // 13 times: 0 0 1 1 2 3 4 5 6 7 8 9 9; quantile .6 is the eighth, day 5; quantile .8 the tenth, day 7.
        Assert.Equal([0, 1, 2, 3, 4], Items(split.Train.History(0)));
        Assert.Equal(5, split.Validation[0]);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], Items(split.TestHistory(0)));
        Assert.Equal(7, split.Test[0]);
    }

    [Fact]
    public void GlobalTime_NothingAfterOrNothingBefore_NotAsked()
    {
        var split = GlobalTime.Split(Timed, share: 0.2);

        Assert.Equal(-1, split.Test[1]);
        Assert.Equal([0, 1], Items(split.Train.History(1)));
        Assert.Equal(-1, split.Test[2]);
        Assert.Empty(Items(split.Train.History(2)));
    }

    [Fact]
    public void GlobalTime_NoTimes_SaysWhatToDo()
    {
        var untimed = new Dataset(
            "quiet", [new UserId("u")], Timed.Items, [0, 1], [new Interaction(0, Interaction.NoTime, float.NaN, -1)], [], SignalKind.None);

        Assert.Contains("Leave the last choice out", Assert.Throws<NoTimesException>(() => GlobalTime.Split(untimed)).Message);
    }

    [Fact]
    public void ColdItems_AnyDraw_NothingColdIsLearnedOrVisible()
    {
        var source = Checkerboard.Build();

        var split = ColdItems.Split(source, share: 0.25, seed: 1);

        var learned = split.Train.Interactions.ToArray().Select(choice => choice.Item).ToHashSet();
        var asked = Enumerable.Range(0, source.Users.Count).Where(user => split.Test[user] >= 0).ToArray();
        Assert.NotEmpty(asked);
        Each.Holds(asked, user => Assert.DoesNotContain(split.Test[user], learned));
        Each.Holds(asked, user => Assert.DoesNotContain(split.Test[user], Items(split.TestHistory(user))));
        Each.Holds(asked, user => Assert.Equal(Items(split.TestHistory(user))[..split.Train.History(user).Length], Items(split.Train.History(user))));
    }

    [Fact]
    public void ColdItems_ChoicesAfterTheHiddenOne_AreDropped()
    {
        // Whichever of the two items turns cold, one warm choice lies before its latest place, and none after it may be seen.
        var source = SmallDataset.Of(items: 2, [0, 1, 0, 0], [1, 0, 1, 1]);

        var split = ColdItems.Split(source, share: 0.5, seed: 4);

        Assert.Equal(1, split.TestHistory(0).Length);
        Assert.Equal(1, split.TestHistory(1).Length);
        Assert.Equal(split.Test[0], split.Test[1]);
        Assert.NotEqual(split.Test[0], split.TestHistory(0)[0].Item);
    }

    [Fact]
    public void IsTied_SameDay_Tied()
    {
        var source = On([0, 1, 1], [0, 1, 2]);
        var split = LeaveLastOut.Split(source);

        Assert.True(SameMoment.IsTied(source, split, user: 0));
        Assert.False(SameMoment.IsTied(source, split, user: 1));
    }

    [Fact]
    public void Shuffle_ManyWithOneDay_LosesNothing()
    {
        var source = On([.. Enumerable.Range(0, 60).Select(_ => new[] { 0, 1, 1, 2 })]);

        var shuffled = SameMoment.Shuffle(source, seed: 3);

        var middles = Enumerable.Range(0, 60).Select(user => shuffled.History(user)[1].Item).ToArray();
        Assert.InRange(middles.Count(item => item == 1), 15, 45);
        Each.Holds(Enumerable.Range(0, 60), user => Assert.Equal([0, 1, 2, 3], Items(shuffled.History(user)).Order()));
        Each.Holds(Enumerable.Range(0, 60), user => Assert.Equal(0, shuffled.History(user)[0].Item));
    }

    [Fact]
    public void NoisyHistories_ThirtyPercent_KeepsTheTruth()
    {
        var source = SmallDataset.Of(items: 200, [.. Enumerable.Range(0, 20).Select(user => Enumerable.Range(user, 12).ToArray())]);
        var clean = LeaveLastOut.Split(source);

        var noisy = NoisyHistories.Add(source, clean, share: 0.3, seed: 1);

        Assert.Equal(clean.Test, noisy.Test);
        Assert.Equal(clean.Validation, noisy.Validation);
        for (var user = 0; user < 20; user++)
        {
            var (before, after) = (Items(clean.Train.History(user)), Items(noisy.Train.History(user)));
            Assert.Equal(before.Length + 3, after.Length); // round(0.3 · 10)
            Assert.Equal(before, after.Where(before.Contains));
            Assert.DoesNotContain(after, item => item == clean.Test[user]);
            Assert.Equal(after, Items(noisy.TestHistory(user))[..^1]);
        }
    }

    private static int[] Items(ReadOnlySpan<Interaction> history) => Array.ConvertAll(history.ToArray(), choice => choice.Item);

    /// <summary>One person per list of days, choosing items 0, 1, 2 … in turn.</summary>
    private static Dataset On(params int[][] days)
    {
        var shelf = SmallDataset.Of(items: 10, [.. days.Select(list => Enumerable.Range(0, list.Length).ToArray())]);
        Interaction[] dated = [.. days.SelectMany(list => list.Select((day, item) => new Interaction(item, day * Day, float.NaN, -1)))];
        var offsets = new int[days.Length + 1];
        for (var user = 0; user < days.Length; user++)
        {
            offsets[user + 1] = offsets[user] + days[user].Length;
        }

        return shelf.WithHistories(offsets, dated);
    }
}
