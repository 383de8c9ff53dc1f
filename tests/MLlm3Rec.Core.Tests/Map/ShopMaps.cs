using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Reading;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Map;

/// <summary>A shop of scented soaps and sturdy hammers: even people choose soaps, odd ones hammers.</summary>
internal static class ShopMaps
{
    public const int Users = 30;
    public const int Items = 40;

    public static MapSource Source { get; } = Make();

    private static MapSource Make()
    {
        var items = Enumerable.Range(0, Items).Select(item => new Item
        {
            Id = new ItemId($"i{item}"),
            Title = item % 2 == 0 ? $"Lavender scented soap {item} with a lovely fragrance" : $"Sturdy durable steel hammer {item}, reliable and heavy duty",
        }).Append(new Item { Id = new ItemId("blank"), Title = "" });
        var histories = Enumerable.Range(0, Users).Select(user =>
            Enumerable.Range(0, 6).Select(place => (Item: (2 * ((user * 7) + (place * 3)) + user % 2) % Items, 5f, (string?)null)).ToArray()).ToArray();
        var dataset = SmallShop.Of(items, SignalKind.Rating, histories);
        return BuiltInEngine.Fit(dataset, DefaultVocabulary.Instance, new ReadingOptions(), CancellationToken.None).MapSource;
    }
}
