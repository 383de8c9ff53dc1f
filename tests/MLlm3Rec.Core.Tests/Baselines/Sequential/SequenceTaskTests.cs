using MLlm3Rec.Numerics;

namespace MLlm3Rec.Baselines.Sequential;

public sealed class SequenceTaskTests
{
    [Fact]
    public void NextItem_LongHistory_ReadsTheLatestPlaces()
    {
        var pack = new PackedSequences();
        var random = new SplitMix64(seed: 1);

        new NextItemTask(places: 3).Teach([9, 5, 6, 7, 8], items: 10, pack, ref random);

        Assert.Equal([5, 6, 7], pack.Items);
        Assert.Equal([0, 1, 2], pack.AskedRows);
        Assert.Equal([6, 7, 8], pack.Answers);
    }

    [Fact]
    public void NextItem_Asked_ReadsTheLatest()
    {
        var pack = new PackedSequences();

        new NextItemTask(places: 2).Ask([1, 2, 3], items: 10, pack);

        Assert.Equal([2, 3], pack.Items);
    }

    [Fact]
    public void Cloze_Taught_HidesTheShareAndAlwaysOne()
    {
        var task = new ClozeTask(places: 10, share: 0.3, lastShare: 0);
        var random = new SplitMix64(seed: 1);
        var pack = new PackedSequences();
        for (var history = 0; history < 1000; history++)
        {
            task.Teach([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], items: 10, pack, ref random);
        }

        // One place is hidden for sure, the other nine with the share.
        Assert.InRange(pack.Asked / 1000.0, 0.95 * (1 + 9 * 0.3), 1.05 * (1 + 9 * 0.3));
        Assert.Equal(pack.Asked, pack.Items.Count(10));
        Each.Holds(Enumerable.Range(0, pack.Asked), question => Assert.Equal(pack.AskedRows[question] % 10, pack.Answers[question]));
    }

    [Fact]
    public void Cloze_LastShareOne_HidesTheLastAlone()
    {
        var pack = new PackedSequences();
        var random = new SplitMix64(seed: 1);

        new ClozeTask(places: 3, share: 0.9, lastShare: 1).Teach([4, 5, 6, 7], items: 10, pack, ref random);

        Assert.Equal([5, 6, 10], pack.Items);
        Assert.Equal([7], pack.Answers);
    }

    [Fact]
    public void Cloze_Asked_PutsTheMarkBehindTheHistory()
    {
        var pack = new PackedSequences();

        new ClozeTask(places: 3, share: 0.5, lastShare: 0).Ask([4, 5, 6], items: 10, pack);

        Assert.Equal([5, 6, 10], pack.Items);
    }
}
