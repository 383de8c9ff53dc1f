using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Testing;

/// <summary>The dataset of our tests: even users choose scented soaps, odd users sturdy hammers. Other shapes of it are in the files beside this
/// one.</summary>
public static partial class SmallDataset
{
    public const string Name = "small dataset";
    public const int ItemCount = 40;

    private const int Choices = 6;
    private const long FirstDay = 1_400_000_000;
    private const long Day = 86_400;

    /// <summary>Users u0000, u0001 … with one choice a day; with reviews, each choice says why.</summary>
    public static ImportedDataset Make(int users, string name = Name, bool withReviews = false)
    {
        var builder = new DatasetBuilder();
        for (var item = 0; item < ItemCount; item++)
        {
            builder.Describe($"i{item}", new ItemText { Title = Title(item), Categories = ["Shop", item % 2 == 0 ? "Bath" : "Tools"] });
        }

        for (var user = 0; user < users; user++)
        {
            for (var place = 0; place < Choices; place++)
            {
                builder.Add(new SourceChoice
                {
                    User = $"u{user:D4}",
                    Item = $"i{Chosen(user, place)}",
                    Time = FirstDay + (place * Day),
                    Signal = 5,
                    Review = withReviews ? Review(user) : null,
                });
            }
        }

        return Imported(builder.Build(name, SignalKind.Rating, kCore: 0, CancellationToken.None));
    }

    public static string Title(int item) => item % 2 == 0
        ? $"Lavender scented soap number {item} with a lovely fragrance"
        : $"Sturdy durable steel hammer number {item}, reliable and heavy duty";

    /// <summary>The item that a user chooses at a place of their history: of the user's own kind.</summary>
    public static int Chosen(int user, int place) => ((2 * ((user * 7) + (place * 3))) + (user % 2)) % ItemCount;

    private static string Review(int user) => user % 2 == 0 ? "What a lovely lavender fragrance!" : "Very sturdy and reliable.";

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
