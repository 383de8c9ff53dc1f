using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Datasets;

public sealed class DatasetBuilderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Build_RowsOutOfOrder_AreSortedByTime()
    {
        var builder = new DatasetBuilder();
        builder.Add(new SourceChoice { User = "b", Item = "x", Time = 5 });
        builder.Add(new SourceChoice { User = "a", Item = "z", Time = 9 });
        builder.Add(new SourceChoice { User = "a", Item = "y", Time = 3 });
        builder.Add(new SourceChoice { User = "a", Item = "x" });
        builder.Add(new SourceChoice { User = "a", Item = "w", Time = 3 });

        var dataset = builder.Build("d", SignalKind.None, kCore: 0, Token);

        Assert.Equal(["x"], History(dataset, "b"));
        Assert.Equal(["x", "y", "w", "z"], History(dataset, "a"));
    }

    [Fact]
    public void Build_SourceStatesSequence_SequenceOverrulesTime()
    {
        var builder = new DatasetBuilder();
        builder.Add(new SourceChoice { User = "a", Item = "third", Time = 10, Sequence = 2 });
        builder.Add(new SourceChoice { User = "a", Item = "second", Sequence = 1 });
        builder.Add(new SourceChoice { User = "a", Item = "first", Time = 20, Sequence = 0 });

        var dataset = builder.Build("d", SignalKind.None, kCore: 0, Token);

        Assert.Equal(["first", "second", "third"], History(dataset, "a"));
    }

    [Fact]
    public void Build_ItemsInFileOrder_AreNumberedInAnotherOrder()
    {
        var builder = new DatasetBuilder();
        for (var item = 0; item < 1000; item++)
        {
            builder.Add(new SourceChoice { User = "a", Item = $"{item:D4}" });
        }

        var dataset = builder.Build("d", SignalKind.None, kCore: 0, Token);

        var ascending = 0;
        for (var position = 1; position < 1000; position++)
        {
            ascending += dataset.History(0)[position].Item > dataset.History(0)[position - 1].Item ? 1 : 0;
        }

        // A fair coin thrown 999 times: 500 ± 6 standard deviations.
        Assert.InRange(ascending, 405, 595);
    }

    [Fact]
    public void Build_ItemOnlyDescribedAndItemOnlyChosen_BothSurvive()
    {
        var builder = new DatasetBuilder();
        builder.Add(new SourceChoice { User = "a", Item = "bare" });
        builder.Describe("lonely", new ItemText { Title = "Tea & Co" });

        var dataset = builder.Build("d", SignalKind.None, kCore: 0, Token);

        Assert.True(dataset.TryFindItem(new ItemId("bare"), out var bare));
        Assert.True(dataset.TryFindItem(new ItemId("lonely"), out var lonely));
        Assert.Equal("bare", dataset.Items[bare].DisplayTitle);
        Assert.Equal("Tea & Co", dataset.Items[lonely].DisplayTitle);
    }

    [Fact]
    public void Build_TwoCore_PeelsUntilStable()
    {
        // c–z falls first, then z has one choice left, then b falls to one: only a and d with x and y hold on.
        var builder = new DatasetBuilder();
        foreach (var pair in new[] { "ax", "ay", "dx", "dy", "by", "bz", "cz" })
        {
            builder.Add(new SourceChoice { User = pair.AsSpan(0, 1), Item = pair.AsSpan(1) });
        }

        var dataset = builder.Build("d", SignalKind.None, kCore: 2, Token);

        Assert.Equal(["a", "d"], dataset.Users.Select(user => user.Value));
        Assert.Equal(["x", "y"], dataset.Items.Select(item => item.Id.Value).Order(StringComparer.Ordinal));
        Assert.Equal(4, dataset.InteractionCount);
    }

    [Fact]
    public void Statistics_RepeatedAndUnchosen_CountedAsDocumented()
    {
        var builder = new DatasetBuilder();
        foreach (var pair in new[] { "ax", "ax", "ax", "by", "bx" })
        {
            builder.Add(new SourceChoice { User = pair.AsSpan(0, 1), Item = pair.AsSpan(1) });
        }

        builder.Describe("z", new ItemText { Title = "never chosen" });

        var statistics = DatasetStatistics.Of(builder.Build("d", SignalKind.None, kCore: 0, Token));

        Assert.Equal((2, 2, 3, 5, 2), (statistics.Users, statistics.Items, statistics.Catalogue, statistics.Interactions, statistics.RepeatedPairs));
        Assert.Equal(3.0 / 4, statistics.Density);
        Assert.Null(statistics.FirstTime);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    [InlineData(8, 3)]
    [InlineData(9, 4)]
    public void BinOf_Length_LiesInsideItsBounds(int length, int bin)
    {
        Assert.Equal(bin, HistogramBin.BinOf(length));
        Assert.InRange(length, HistogramBin.Bounds(bin).From, HistogramBin.Bounds(bin).To);
    }

    private static string[] History(Dataset dataset, string id)
    {
        Assert.True(dataset.TryFindUser(new UserId(id), out var user));
        return [.. dataset.HistoryMemory(user).ToArray().Select(interaction => dataset.Items[interaction.Item].Id.Value)];
    }
}
