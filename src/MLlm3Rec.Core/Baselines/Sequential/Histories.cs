using MLlm3Rec.Datasets;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>What can be learned from: histories as item numbers.</summary>
internal static class Histories
{
    /// <summary>Those of two items or more, oldest first, in the order of the users.</summary>
    public static int[][] Of(Dataset train) =>
        [.. Enumerable.Range(0, train.Users.Count).Select(user => ItemsOf(train.History(user))).Where(items => items.Length > 1)];

    private static int[] ItemsOf(ReadOnlySpan<Interaction> history)
    {
        var items = new int[history.Length];
        for (var place = 0; place < items.Length; place++)
        {
            items[place] = history[place].Item;
        }

        return items;
    }
}
