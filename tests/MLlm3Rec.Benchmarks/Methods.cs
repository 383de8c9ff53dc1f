using System.Globalization;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Reading;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Benchmarks;

/// <summary>The methods as the product fits them.</summary>
internal static class Methods
{
    public const int Seed = 42;

    /// <summary>The alignment score over texts that were read by clauses.</summary>
    public const string ByEncoder = "mar+encoder";

    /// <param name="named">A name of the catalogue, then settings: "ials:confidence=1,epochs=15". A final "!" leaves validation out.</param>
    /// <param name="source">The whole dataset.</param>
    /// <param name="train">Its train part.</param>
    /// <param name="cancellationToken">For methods that read texts first.</param>
    /// <param name="sentences">Reads by clauses for "mar+encoder".</param>
    public static IAlgorithm Of(
        string named, Dataset source, Dataset train, CancellationToken cancellationToken, SentenceReader? sentences = null)
    {
        if (named == ByEncoder)
        {
            return Mar(
                train, new MarOptions { Seed = Seed }, cancellationToken,
                sentences ?? throw new ArgumentNullException(nameof(sentences), $"{ByEncoder} needs one."));
        }

        if (Ablation.Find(named) is { } ablation)
        {
            return Mar(train, ablation.Options with { Seed = Seed }, cancellationToken);
        }

        var parts = named.TrimEnd('!').Split(':', 2);
        var entry = MethodCatalogue.Find(parts[0]);
        var settings = MethodSettings.Parse(parts.Length == 1 ? [] : parts[1].Split(','));
        var engine = entry.NeedsEngine && entry.Name != MethodCatalogue.Mar
            ? BuiltInEngine.Fit(source, DefaultVocabulary.Instance, new ReadingOptions(), cancellationToken)
            : null;
        return entry.Name == MethodCatalogue.Mar
            ? Mar(train, new MarOptions { Seed = Seed }, cancellationToken)
            : entry.Create(engine, Seed, settings);
    }

    /// <summary>A method with few epochs, for costs rather than quality; other settings as shipped.</summary>
    public static IAlgorithm Brief(string method, int epochs)
    {
        var entry = MethodCatalogue.Find(method);
        var settings = MethodSettings.Of(entry.Defaults).Keys.Intersect(["epochs", "reversed-epochs"])
            .ToDictionary(name => name, name => (name == "epochs" ? epochs : 1).ToString(CultureInfo.InvariantCulture));
        return entry.Create(engine: null, Seed, settings);
    }

    public static MarAlgorithm Mar(
        Dataset train, MarOptions options, CancellationToken cancellationToken, SentenceReader? sentences = null)
    {
        var extractor = Extractor(train, cancellationToken, sentences);
        var traits = new BuiltInTraitEncoder(extractor.Reader, extractor.Readings).EncodeAll();
        return new MarAlgorithm(extractor, traits, DefaultVocabulary.Instance, options);
    }

    /// <summary>The built-in engine's reading of everybody.</summary>
    public static BuiltInProfileExtractor Extractor(Dataset train, CancellationToken cancellationToken, SentenceReader? sentences = null)
    {
        var reader = Reader.Fit(train, DefaultVocabulary.Instance, new ReadingOptions(), cancellationToken);
        reader = sentences is null ? reader : reader.With(sentences, train, cancellationToken);
        return BuiltInProfileExtractor.Fit(train, reader, ItemReadings.Of(reader, train, cancellationToken), new ProfileOptions());
    }
}
