using MLlm3Rec.Datasets;

namespace MLlm3Rec.Reading;

/// <summary>Datasets small enough to compute by hand.</summary>
internal static class SmallShop
{
    /// <summary>Items by description; nobody has chosen anything.</summary>
    public static Dataset Described(params string[] descriptions) =>
        Of(descriptions.Select((text, index) => new Item { Id = new ItemId($"i{index}"), Description = text }));

    public static Dataset Of(IEnumerable<Item> items) => Of(items, SignalKind.None, []);

    /// <summary>Each history is a list of (item, signal, review).</summary>
    public static Dataset Of(IEnumerable<Item> items, SignalKind signal, params (int Item, float Signal, string? Review)[][] histories)
    {
        var reviews = new List<string>();
        var interactions = new List<Interaction>();
        var offsets = new List<int> { 0 };
        foreach (var history in histories)
        {
            foreach (var (item, stars, review) in history)
            {
                interactions.Add(new Interaction(item, Interaction.NoTime, stars, review is null ? -1 : reviews.Count));
                reviews.AddRange(review is null ? [] : [review]);
            }

            offsets.Add(interactions.Count);
        }

        var users = histories.Select((_, index) => new UserId($"u{index}")).ToArray();
        return new Dataset("small", users, [.. items], [.. offsets], [.. interactions], reviews, signal);
    }
}
