using MLlm3Rec.Datasets;

namespace MLlm3Rec.Testing;

/// <content>Datasets written out in a test, small enough to compute by hand.</content>
public static partial class SmallDataset
{
    /// <summary>Items by description; nobody has chosen anything.</summary>
    public static Dataset Described(params string[] descriptions) =>
        Of([.. descriptions.Select((text, index) => new Item { Id = new ItemId($"i{index}"), Description = text })]);

    /// <summary>Users u0, u1 … with the given item numbers, one choice a day; items i0 … with a title each.</summary>
    public static Dataset Of(int items, params int[][] histories) =>
        Of([.. Enumerable.Range(0, items).Select(item => new Item { Id = new ItemId($"i{item}"), Title = $"Item {item}" })], histories);

    public static Dataset Of(IReadOnlyList<Item> items, params int[][] histories)
    {
        Interaction[] choices = [.. histories.SelectMany(history => history.Select((item, day) => new Interaction(item, day * Day, float.NaN, -1)))];
        return Assembled(items, SignalKind.None, [.. histories.Select(history => history.Length)], choices, []);
    }

    /// <summary>Each history is a list of (item, signal, review); nothing has a time.</summary>
    public static Dataset Of(IReadOnlyList<Item> items, SignalKind signal, params (int Item, float Signal, string? Review)[][] histories)
    {
        var reviews = new List<string>();
        var choices = new List<Interaction>();
        foreach (var (item, strength, review) in histories.SelectMany(history => history))
        {
            choices.Add(new Interaction(item, Interaction.NoTime, strength, review is null ? -1 : reviews.Count));
            reviews.AddRange(review is null ? [] : [review]);
        }

        return Assembled(items, signal, [.. histories.Select(history => history.Length)], [.. choices], reviews);
    }

    private static Dataset Assembled(
        IReadOnlyList<Item> items, SignalKind signal, int[] lengths, Interaction[] choices, IReadOnlyList<string> reviews)
    {
        var offsets = new int[lengths.Length + 1];
        for (var user = 0; user < lengths.Length; user++)
        {
            offsets[user + 1] = offsets[user] + lengths[user];
        }

        return new Dataset(Name, [.. lengths.Select((_, user) => new UserId($"u{user}"))], items, offsets, choices, reviews, signal);
    }
}
