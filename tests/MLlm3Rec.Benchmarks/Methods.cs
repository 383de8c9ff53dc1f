using MLlm3Rec.Baselines;
using MLlm3Rec.Baselines.Neighbours;
using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Reading;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Benchmarks;

/// <summary>The methods as the product fits them, ItemKNN with the number of neighbours that the published figures were made with.</summary>
internal static class Methods
{
    public const int Seed = 42;

    public static IReadOnlyList<IAlgorithm> All(Dataset source, Dataset train, CancellationToken cancellationToken) =>
    [
        new RandomAlgorithm(Seed),
        new PopularityAlgorithm(),
        new ItemKnnAlgorithm(new ItemKnnOptions { Neighbours = source.Name.StartsWith("ml-1m", StringComparison.Ordinal) ? 50 : 100 }),
        Mar(train, new MarOptions { Seed = Seed }, cancellationToken),
    ];

    public static MarAlgorithm Mar(Dataset train, MarOptions options, CancellationToken cancellationToken)
    {
        var reader = Reader.Fit(train, DefaultVocabulary.Instance, new ReadingOptions(), cancellationToken);
        var readings = ItemReadings.Of(reader, train, cancellationToken);
        var extractor = BuiltInProfileExtractor.Fit(train, reader, readings, new ProfileOptions());
        return new MarAlgorithm(extractor, new BuiltInTraitEncoder(reader, readings).EncodeAll(), DefaultVocabulary.Instance, options);
    }
}
