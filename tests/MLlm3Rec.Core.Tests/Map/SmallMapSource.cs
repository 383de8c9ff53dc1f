using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Reading;
using MLlm3Rec.Testing;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Map;

/// <summary>What the map of the small dataset is made of, with one item that has no text.</summary>
internal static class SmallMapSource
{
    public const int Users = 30;
    public const int Items = SmallDataset.ItemCount;

    public static MapSource Source { get; } = Make();

    private static MapSource Make()
    {
        var items = Enumerable.Range(0, Items)
            .Select(item => new Item { Id = new ItemId($"i{item}"), Title = SmallDataset.Title(item) })
            .Append(new Item { Id = new ItemId("blank"), Title = "" });
        var histories = Enumerable.Range(0, Users)
            .Select(user => Enumerable.Range(0, 6).Select(place => (SmallDataset.Chosen(user, place), 5f, (string?)null)).ToArray());

        var dataset = SmallDataset.Of([.. items], SignalKind.Rating, [.. histories]);
        return BuiltInEngine.Fit(dataset, DefaultVocabulary.Instance, new ReadingOptions(), CancellationToken.None).MapSource;
    }
}
