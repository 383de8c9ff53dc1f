using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Traits;

/// <summary>What items offer, told by the built-in engine from their own texts.</summary>
public sealed class BuiltInTraitEncoder(Reader reader, ItemReadings readings) : ITraitEncoder
{
    public Provenance Provenance { get; } = BuiltInProvenance.Of(reader);

    /// <summary>An item's traits with the words they rest on; empty where its text says nothing.</summary>
    public TraitProfile Encode(Dataset dataset, int item)
    {
        var source = dataset.Items[item];
        var salience = readings.SalienceOf(item).ToArray();
        var traits = Enumerable.Range(0, readings.Dimensions)
            .Where(dimension => salience[dimension] > 0)
            .OrderByDescending(dimension => salience[dimension]).ThenBy(dimension => dimension)
            .Select(dimension => TraitOf(source, dimension, salience[dimension], readings.HitOf(item, dimension)))
            .ToArray();
        return new TraitProfile(source.Id, traits, Provenance);
    }

    /// <summary>Asks nobody, so every answer is accepted.</summary>
    public Task<Answer<TraitProfile>> EncodeAsync(Dataset dataset, int item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<Answer<TraitProfile>>(new Accepted<TraitProfile>(Encode(dataset, item)));
    }

    public Task<Estimate> EstimateAsync(Dataset dataset, IReadOnlyList<int> items, CancellationToken cancellationToken) =>
        Task.FromResult(Estimate.Free);

    /// <summary>The matrices of all items; they were made when the texts were read.</summary>
    public TraitIndex EncodeAll() => new(readings.Dimensions, readings.Salience, readings.VectorSize, readings.Vectors);

    private Trait TraitOf(Item item, int dimension, float salience, CueHit hit)
    {
        var text = ItemTexts.Of(item, hit.Field);
        var name = reader.Vocabulary.Dimensions[dimension];
        var buyers = Saying(item, dimension);
        var (offers, cue) = ($"Offers {Sentence.Lower(name.Name)}:", $"“{Quotes.Cue(hit, text)}”");
        return new Trait(
            name.Key,
            salience,
            hit.Field == TextField.Buyers ? $"{offers} {buyers}, as in {cue}." : $"{offers} {cue} in its {Sentence.Of(hit.Field)}.",
            Quotes.Around(hit, text))
        {
            Buyers = buyers,
        };
    }

    private BuyerCount? Saying(Item item, int dimension) => readings.Buyers is null || item.Buyers.Count == 0
        ? null
        : new BuyerCount(item.Buyers.Count(review => readings.ReviewSalienceOf(review.Number)[dimension] > 0), item.Buyers.Count);
}
