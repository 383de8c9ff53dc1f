using MLlm3Rec.Datasets;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Splitting;

/// <summary>Of five items one is held back as new: number <see cref="New"/>, which the seed decides.</summary>
public sealed class ColdItemsTests
{
    private const int Seed = 1;
    private const int New = 3;

    [Fact]
    public void Split_WarmChoicesBeforeTheNewOne_LastIsValidation()
    {
        var split = Of([1, 2, 0, New, 4]);

        Assert.Equal((0, New), (split.Validation[0], split.Test[0]));
        Assert.Equal([1, 2], Items(split.Train.History(0)));
        Assert.Equal([1, 2, 0], Items(split.TestHistory(0)));
    }

    [Fact]
    public void Split_TwoWarmChoices_OneIsLearnedFrom()
    {
        var split = Of([4, 0, New]);

        Assert.Equal(0, split.Validation[0]);
        Assert.Equal([4], Items(split.Train.History(0)));
    }

    [Fact]
    public void Split_OneWarmChoice_NoValidation()
    {
        var split = Of([4, New]);

        Assert.Equal((-1, New), (split.Validation[0], split.Test[0]));
        Assert.Equal([4], Items(split.Train.History(0)));
        Assert.Equal([4], Items(split.TestHistory(0)));
    }

    [Fact]
    public void Split_NothingNew_NotAskedAndAllVisible()
    {
        var split = Of([4, 0, 2]);

        Assert.Equal((2, -1), (split.Validation[0], split.Test[0]));
        Assert.Equal([4, 0], Items(split.Train.History(0)));
        Assert.Equal([4, 0, 2], Items(split.TestHistory(0)));
    }

    [Fact]
    public void Split_NothingBeforeTheNewOne_NotAsked()
    {
        var split = Of([New], [New, New], [New, 4], [New, New, 4]);

        Assert.Equal([-1, -1, -1, -1], split.Test);
        Assert.Empty(Items(split.TestHistory(1)));
        Assert.Equal([4], Items(split.TestHistory(3)));
    }

    [Fact]
    public void Split_NewOneFirstAndLater_LaterIsHidden()
    {
        var split = Of([New, 4, New, 0]);

        Assert.Equal(New, split.Test[0]);
        Assert.Equal([4], Items(split.TestHistory(0)));
    }

    [Fact]
    public void HiddenSignal_RatedChoices_IsThatOfTheHiddenOne()
    {
        Item[] items = [.. Enumerable.Range(0, 5).Select(item => new Item { Id = new ItemId($"i{item}") })];

        var split = ColdItems.Split(
            SmallDataset.Of(items, SignalKind.Rating, [(1, 5, null), (New, 2, null), (0, 4, null)], [(1, 5, null)]), share: 0.2, Seed);

        Assert.Equal(2, split.HiddenSignal(0));
        Assert.Equal(float.NaN, split.HiddenSignal(1));
    }

    [Fact]
    public void Split_ShareOfTheCatalogue_SoManyAreNew()
    {
        var source = SmallDataset.Of(items: 10, [.. Enumerable.Range(0, 10).Select(item => new[] { item })]);

        Assert.Equal(7, ColdItems.Split(source, share: 0.3, Seed).Train.InteractionCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(1.5)]
    public void Split_ShareOfNothingOrAll_IsRefused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ColdItems.Split(SmallDataset.Of(items: 5, [0, 1]), share, Seed));

    [Fact]
    public void Split_AnyDraw_NothingColdIsLearnedOrVisible()
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
    public void Split_ChoicesAfterTheHiddenOne_AreDropped()
    {
        // Whichever of the two items turns cold, one warm choice lies before its latest place, and none after it may be seen.
        var source = SmallDataset.Of(items: 2, [0, 1, 0, 0], [1, 0, 1, 1]);

        var split = ColdItems.Split(source, share: 0.5, seed: 4);

        Assert.Equal(1, split.TestHistory(0).Length);
        Assert.Equal(1, split.TestHistory(1).Length);
        Assert.Equal(split.Test[0], split.Test[1]);
        Assert.NotEqual(split.Test[0], split.TestHistory(0)[0].Item);
    }

    private static HoldOut Of(params int[][] histories) => ColdItems.Split(SmallDataset.Of(items: 5, histories), share: 0.2, Seed);

    private static int[] Items(ReadOnlySpan<Interaction> history) => Array.ConvertAll(history.ToArray(), choice => choice.Item);
}
