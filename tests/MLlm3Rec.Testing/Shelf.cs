using MLlm3Rec.Datasets;

namespace MLlm3Rec.Testing;

/// <summary>Small datasets written as histories.</summary>
public static class Shelf
{
    private const long Day = 86_400;

    /// <summary>Users u0, u1 … with the given item numbers, one choice a day; items i0 … with a title each.</summary>
    public static Dataset Of(int items, params int[][] histories) =>
        Of([.. Enumerable.Range(0, items).Select(item => new Item { Id = new ItemId($"i{item}"), Title = $"Item {item}" })], histories);

    public static Dataset Of(IReadOnlyList<Item> items, params int[][] histories)
    {
        var offsets = new int[histories.Length + 1];
        for (var user = 0; user < histories.Length; user++)
        {
            offsets[user + 1] = offsets[user] + histories[user].Length;
        }

        Interaction[] choices = [.. histories.SelectMany(history => history.Select((item, day) => new Interaction(item, day * Day, float.NaN, -1)))];
        return new Dataset("shelf", [.. histories.Select((_, user) => new UserId($"u{user}"))], items, offsets, choices, [], SignalKind.None);
    }
}
