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

        Assert.Equal((-1, -1), (split.Validation[1], split.Test[1]));
        Assert.Equal([0, 1], Items(split.Train.History(1)));
        Assert.Equal(-1, split.Test[2]);
        Assert.Empty(Items(split.Train.History(2)));
    }

    [Fact]
    public void GlobalTime_NothingBeforeTheFirstMoment_AskedWithoutValidation()
    {
        // 12 times: 0 … 9, 6 and 9; quantile .6 is the seventh, day 6; quantile .8 the ninth, day 7.
        var split = GlobalTime.Split(On([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [6, 9]), share: 0.2);

        Assert.Empty(Items(split.Train.History(1)));
        Assert.Equal([0], Items(split.TestHistory(1)));
        Assert.Equal((-1, 1), (split.Validation[1], split.Test[1]));
    }

    [Fact]
    public void GlobalTime_RatedChoices_KeepsTheHiddenRating()
    {
        // On days 0 … 9 items 7, 8, 9, 0 and so on, each rated by its day; the moments are days 5 and 7, and item 0 is hidden.
        Interaction[] rated = [.. Enumerable.Range(0, 10).Select(day => new Interaction((day + 3) % 10, day * Day, day, -1))];

        var split = GlobalTime.Split(Timed.WithHistories([0, 10, 10, 10], rated), share: 0.2);

        Assert.Equal((0, 7), (split.Test[0], split.HiddenSignal(0)));
        Assert.Equal((-1, float.NaN), (split.Test[1], split.HiddenSignal(1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void GlobalTime_ShareThatLeavesNoPast_IsRefused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GlobalTime.Split(Timed, share));

    [Fact]
    public void GlobalTime_NoTimes_SaysWhatToDo()
    {
        var untimed = new Dataset(
            "quiet", [new UserId("u")], Timed.Items, [0, 1], [new Interaction(0, Interaction.NoTime, float.NaN, -1)], [], SignalKind.None);

        Assert.Contains("Leave the last choice out", Assert.Throws<NoTimesException>(() => GlobalTime.Split(untimed)).Message);
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
    public void IsTied_NoTimesOrNoChoices_NotTied()
    {
        var source = Timed.WithHistories(
            [0, 2, 2, 2], [new Interaction(0, Interaction.NoTime, float.NaN, -1), new Interaction(1, Interaction.NoTime, float.NaN, -1)]);
        var split = LeaveLastOut.Split(source);

        Assert.Equal(1, split.Test[0]);
        Assert.False(SameMoment.IsTied(source, split, user: 0));
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

    [Fact]
    public void NoisyHistories_Noise_IsUnratedAndSaysNothing()
    {
        var source = SmallDataset.Of(
            SmallDataset.Of(items: 20, [0]).Items, SignalKind.Rating, [(0, 5, "a"), (1, 5, "b"), (2, 5, "c"), (3, 5, "d")]);

        var noisy = NoisyHistories.Add(source, LeaveLastOut.Split(source), share: 1, seed: 1);

        var noise = noisy.Train.Interactions.ToArray().Where(choice => choice.Item > 3).ToArray();
        Assert.Equal(2, noise.Length);
        Each.Holds(noise, choice => Assert.False(choice.HasSignal));
        Each.Holds(noise, choice => Assert.Null(noisy.Train.ReviewOf(choice)));
    }

    [Fact]
    public void NoisyHistories_EverythingChosen_AddsNothing()
    {
        var source = SmallDataset.Of(items: 4, [0, 1, 2, 3]);

        Assert.Equal([0, 1], Items(NoisyHistories.Add(source, LeaveLastOut.Split(source), share: 1, seed: 1).Train.History(0)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void NoisyHistories_ShareOutOfRange_IsRefused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NoisyHistories.Add(Timed, LeaveLastOut.Split(Timed), share, seed: 1));

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
