using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;

namespace MLlm3Rec.Storage;

/// <summary>A dataset of our own: even users choose scented things, odd users sturdy ones.</summary>
internal static class SmallShop
{
    public const string Name = "small shop";

    private const int Items = 40;
    private const int Choices = 5;

    public static ImportedDataset Make(int users, string name = Name)
    {
        var builder = new DatasetBuilder();
        for (var item = 0; item < Items; item++)
        {
            builder.Describe($"i{item}", new ItemText { Title = Title(item), Categories = ["EvaluationContext", item % 2 == 0 ? "Bath" : "Tools"] });
        }

        for (var user = 0; user < users; user++)
        {
            for (var place = 0; place < Choices; place++)
            {
                var item = (2 * ((user * 7) + (place * 3)) + (user % 2)) % Items;
                builder.Add(new SourceChoice { User = $"u{user:D4}", Item = $"i{item}", Time = 1000 + place, Signal = 5 });
            }
        }

        return Imported(builder.Build(name, SignalKind.Rating, kCore: 0, CancellationToken.None));
    }

    private static string Title(int item) => item % 2 == 0
        ? $"Lavender scented soap number {item} with a lovely fragrance"
        : $"Sturdy durable steel hammer number {item}, reliable and heavy duty";

    private static ImportedDataset Imported(Dataset dataset) => new()
    {
        Dataset = dataset,
        Format = "test",
        ContentHash = DatasetContent.Hash(dataset),
        Statistics = DatasetStatistics.Of(dataset),
        Files = [],
        Synthetic = true,
    };
}
