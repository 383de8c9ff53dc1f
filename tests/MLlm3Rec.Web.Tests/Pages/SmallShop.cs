using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;

namespace MLlm3Rec.Web.Components.Pages;

/// <summary>A dataset of our own: even users choose scented things and say so, odd users sturdy ones.</summary>
internal static class SmallShop
{
    public const string Name = "small shop";
    public const int Users = 60;
    public const int Choices = 6;

    private const int Items = 40;

    public static ImportedDataset Make()
    {
        var builder = new DatasetBuilder();
        for (var item = 0; item < Items; item++)
        {
            builder.Describe($"i{item}", new ItemText { Title = Title(item), Categories = ["Shop", item % 2 == 0 ? "Bath" : "Tools"] });
        }

        for (var user = 0; user < Users; user++)
        {
            for (var place = 0; place < Choices; place++)
            {
                var item = (2 * ((user * 7) + (place * 3)) + (user % 2)) % Items;
                var review = user % 2 == 0 ? "What a lovely lavender fragrance!" : "Very sturdy and reliable.";
                builder.Add(new SourceChoice { User = $"u{user:D3}", Item = $"i{item}", Time = 1_400_000_000 + (place * 86_400), Signal = 5, Review = review });
            }
        }

        var dataset = builder.Build(Name, SignalKind.Rating, kCore: 0, CancellationToken.None);
        return new ImportedDataset
        {
            Dataset = dataset,
            Format = "test",
            ContentHash = DatasetContent.Hash(dataset),
            Statistics = DatasetStatistics.Of(dataset),
            Files = [],
            Synthetic = true,
        };
    }

    private static string Title(int item) => item % 2 == 0
        ? $"Lavender scented soap number {item} with a lovely fragrance"
        : $"Sturdy durable steel hammer number {item}, reliable and heavy duty";
}
