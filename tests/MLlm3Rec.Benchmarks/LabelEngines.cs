using MLlm3Rec.Datasets;
using MLlm3Rec.Labels;
using MLlm3Rec.Language.Embeddings;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Benchmarks;

/// <summary>What the engines of the product read in labelled texts.</summary>
internal static class LabelEngines
{
    public static Task<IReadOnlyList<LabelPrediction>> ReadAsync(
        string engine, IReadOnlyList<LabelledText> texts, CancellationToken cancellationToken) => engine switch
        {
            "cues" => Task.FromResult(Cues(texts, cancellationToken)),
            "encoder" => EncoderAsync(texts, cancellationToken),
            _ => throw new ArgumentException($"There is no engine \"{engine}\"."),
        };

    /// <summary>The cue reader, fitted to the texts as descriptions of items; whatever has a cue is told.</summary>
    public static IReadOnlyList<LabelPrediction> Cues(IReadOnlyList<LabelledText> texts, CancellationToken cancellationToken)
    {
        Item[] items = [.. texts.Select(text => new Item { Id = new ItemId($"{text.Id}"), Description = text.Text })];
        var dataset = new Dataset("labels", [], items, [0], [], [], SignalKind.None);
        var reader = Reader.Fit(dataset, DefaultVocabulary.Instance, new ReadingOptions(), cancellationToken);
        return [.. texts.Zip(items, (text, item) => Prediction(text, reader.Read(item), reader.Vocabulary))];
    }

    private static async Task<IReadOnlyList<LabelPrediction>> EncoderAsync(IReadOnlyList<LabelledText> texts, CancellationToken cancellationToken)
    {
        var embedder = BundledModel.TryOpen(BundledModel.UsualPath) ?? throw new InvalidOperationException($"There is no {BundledModel.UsualPath}.");
        using var closing = embedder as IDisposable;
        var vectors = new ClauseVectors(embedder.Model, BundledModel.VectorSize);
        await ClauseEncoding.FillAsync(ClauseEncoding.ClausesOf(texts.Select(text => text.Text)), vectors, embedder, cancellationToken);
        return [.. texts.Select(text => ShippedHeads.Instance.Read(text, vectors)
            ?? new LabelPrediction(text.Id, [], [], new Dictionary<string, string>()))];
    }

    private static LabelPrediction Prediction(LabelledText text, TextReading reading, Vocabulary vocabulary)
    {
        int[] told = [.. Enumerable.Range(0, vocabulary.Count).Where(dimension => reading.Salience[dimension] > 0)
            .OrderByDescending(dimension => reading.Salience[dimension])];
        return new LabelPrediction(
            text.Id,
            [.. told.Select(dimension => vocabulary.Dimensions[dimension].Key)],
            [],
            told.ToDictionary(
                dimension => vocabulary.Dimensions[dimension].Key, dimension => Quotes.Around(reading.Hits[dimension], text.Text).Quote));
    }
}
