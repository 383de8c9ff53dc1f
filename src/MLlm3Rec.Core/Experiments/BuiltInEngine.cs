using MLlm3Rec.Datasets;
using MLlm3Rec.Map;
using MLlm3Rec.Explanations;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Splitting;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Experiments;

/// <summary>The built-in engine fitted to one dataset: what profiles, traits and rankings of that dataset are made with.</summary>
/// <remarks>
/// Fitted on the train part of leave-last-out, so that the same engine serves the pages and an honest evaluation: hidden choices
/// have shaped neither its words nor its population.
/// </remarks>
public sealed class BuiltInEngine
{
    /// <param name="dataset">All of it.</param>
    /// <param name="split">Of it: the last choices hidden.</param>
    /// <param name="reader">Fitted on the split's train part.</param>
    /// <param name="readings">That reader's readings of the dataset, its items as the train part has them.</param>
    /// <param name="options">The knobs of profiles.</param>
    public BuiltInEngine(Dataset dataset, HoldOut split, Reader reader, ItemReadings readings, ProfileOptions options)
    {
        Dataset = dataset.WithItems(split.Train.Items);
        Split = split;
        Reader = reader;
        Readings = readings;
        Options = options;
        Extractor = BuiltInProfileExtractor.Fit(split.Train, reader, readings, options);
        Encoder = new BuiltInTraitEncoder(reader, readings);
        Traits = Encoder.EncodeAll();
    }

    /// <summary>All choices; of the items, what may be learned from.</summary>
    public Dataset Dataset { get; }

    public HoldOut Split { get; }

    public Reader Reader { get; }

    public ItemReadings Readings { get; }

    /// <summary>The knobs of profiles.</summary>
    public ProfileOptions Options { get; }

    public BuiltInProfileExtractor Extractor { get; }

    public BuiltInTraitEncoder Encoder { get; }

    public TraitIndex Traits { get; }

    /// <summary>The same engine with other knobs: nothing is read again.</summary>
    public BuiltInEngine With(ProfileOptions options) => options == Options ? this : new BuiltInEngine(Dataset, Split, Reader, Readings, options);

    /// <summary>What maps of the dataset are made from.</summary>
    public MapSource MapSource => new(Dataset, Vocabulary, Readings, Extractor);

    /// <summary>Explains scores with this engine's quotes.</summary>
    public Explainer Explainer => new(Dataset, Extractor, Encoder);

    public Vocabulary Vocabulary => Reader.Vocabulary;

    /// <summary>Keys of the dimensions, in the order of all vectors.</summary>
    public IReadOnlyList<string> Dimensions() => [.. Vocabulary.Dimensions.Select(dimension => dimension.Key)];

    /// <summary>The same engine taught from another split's train part alone, so that nothing hidden there has shaped it. Takes seconds.</summary>
    public BuiltInEngine Refit(HoldOut split, CancellationToken cancellationToken)
    {
        var dataset = Dataset.WithItems(split.Train.Items);
        var reader = Reader.Fit(split.Train, Vocabulary, Reader.Options, cancellationToken);
        if (Reader.Sentences is { } sentences)
        {
            // Directions in which items differ hang on reviews, of which others are hidden now.
            reader = dataset.Reviews.Count > 0 ? reader.With(sentences, dataset, cancellationToken) : reader.WithSentencesOf(Reader);
        }

        return new BuiltInEngine(dataset, split, reader, ItemReadings.Of(reader, dataset, cancellationToken), Options);
    }

    /// <summary>Learns to read the dataset. Takes seconds: call it off the caller's thread.</summary>
    public static BuiltInEngine Fit(Dataset dataset, Vocabulary vocabulary, ReadingOptions options, CancellationToken cancellationToken) =>
        Fit(dataset, vocabulary, options, new ProfileOptions(), cancellationToken);

    /// <inheritdoc cref="Fit(Dataset, Vocabulary, ReadingOptions, CancellationToken)"/>
    public static BuiltInEngine Fit(
        Dataset dataset, Vocabulary vocabulary, ReadingOptions options, ProfileOptions profiles, CancellationToken cancellationToken) =>
        Fit(dataset, vocabulary, options, profiles, sentences: null, cancellationToken);

    /// <inheritdoc cref="Fit(Dataset, Vocabulary, ReadingOptions, CancellationToken)"/>
    public static BuiltInEngine Fit(
        Dataset dataset, Vocabulary vocabulary, ReadingOptions options, ProfileOptions profiles, SentenceReader? sentences,
        CancellationToken cancellationToken)
    {
        var split = LeaveLastOut.Split(dataset);
        dataset = dataset.WithItems(split.Train.Items);
        var reader = Reader.Fit(split.Train, vocabulary, options, cancellationToken);
        reader = sentences is null ? reader : reader.With(sentences, dataset, cancellationToken);
        return new BuiltInEngine(dataset, split, reader, ItemReadings.Of(reader, dataset, cancellationToken), profiles);
    }
}
