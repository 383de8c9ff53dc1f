using MLlm3Rec.Datasets;

namespace MLlm3Rec.Ranking.Learned;

public sealed class ChoiceContextsTests
{
    // One person: item 0 on day 0, items 1 and 2 on day 1, item 3 on day 2; another has chosen one thing only.
    private static readonly Dataset Train = Made([(0, 0), (1, 1), (2, 1), (3, 2)], [(3, 0)]);

    [Fact]
    public void OthersOf_Around_NearestFirstTheEarlierOfTwo()
    {
        var contexts = new ChoiceContexts(Train, ContextWindow.Surrounding, decay: 0.5f, most: 10);

        Assert.Equal(4, contexts.Count);
        Assert.Equal(([0, 2, 3], [4f / 7, 2f / 7, 1f / 7]), Others(contexts, 1), Same);
        Assert.Equal(([2, 1, 0], [4f / 7, 2f / 7, 1f / 7]), Others(contexts, 3), Same);
    }

    [Fact]
    public void OthersOf_Before_SameTimeHasNoOrder()
    {
        var contexts = new ChoiceContexts(Train, ContextWindow.Preceding, decay: 0.5f, most: 10);

        Assert.Equal(3, contexts.Count);
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(contexts.ItemOf));
        Assert.Equal(([0, 2], [2f / 3, 1f / 3]), Others(contexts, 0), Same);
        Assert.Equal(([1, 0], [2f / 3, 1f / 3]), Others(contexts, 1), Same);
        Assert.Equal(([2, 1, 0], [4f / 7, 2f / 7, 1f / 7]), Others(contexts, 2), Same);
    }

    [Fact]
    public void OthersOf_MoreThanWanted_KeepsTheNearest() =>
        Assert.Equal(([2, 1], [2f / 3, 1f / 3]), Others(new ChoiceContexts(Train, ContextWindow.Preceding, decay: 0.5f, most: 2), 2), Same);

    [Fact]
    public void OthersOf_SameItemAgain_DoesNotSpeakForItself()
    {
        var contexts = new ChoiceContexts(Made([(5, 0), (5, 1), (1, 2)]), ContextWindow.Surrounding, decay: 1, most: 10);

        Assert.Equal(([1], [1f]), Others(contexts, 0), Same);
        Assert.Equal(([5, 5], [0.5f, 0.5f]), Others(contexts, 2), Same);
    }

    private static (int[] Items, float[] Weights) Others(ChoiceContexts contexts, int choice)
    {
        var items = contexts.OthersOf(choice).ToArray();
        return (items, contexts.WeightsOf(items.Length).ToArray());
    }

    private static bool Same((int[] Items, float[] Weights) one, (int[] Items, float[] Weights) other) =>
        one.Items.SequenceEqual(other.Items) && one.Weights.Zip(other.Weights).All(pair => MathF.Abs(pair.First - pair.Second) < 1e-6f);

    private static Dataset Made(params (int Item, long Time)[][] people)
    {
        int[] offsets = [0, .. people.Select((_, user) => people[..(user + 1)].Sum(history => history.Length))];
        return new Dataset(
            "people",
            [.. people.Select((_, user) => new UserId($"u{user}"))],
            [.. Enumerable.Range(0, 6).Select(item => new Item { Id = new ItemId($"i{item}") })],
            offsets,
            [.. people.SelectMany(history => history).Select(choice => new Interaction(choice.Item, choice.Time, float.NaN, -1))],
            [],
            SignalKind.None);
    }
}
