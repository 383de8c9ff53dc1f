using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Storage.Clauses;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>The vectors that the clauses of a dataset have, and what gives them more.</summary>
public sealed class DatasetClauses(ClauseVectorStore store, Embedders embedders)
{
    internal Embedders Embedders => embedders;

    /// <summary>What is there of the dataset and of the examples, ours and the vocabulary's, by the embedder's model.</summary>
    internal async Task<ClauseVectors> OpenAsync(
        OpenedEmbedder embedder, Dataset dataset, Vocabulary vocabulary, CancellationToken cancellationToken)
    {
        // A known model need not be opened for that.
        var size = embedder.Model == ShippedHeads.Instance.Model
            ? ShippedHeads.Instance.VectorSize
            : (await embedder.Texts.EmbedAsync(["text"], cancellationToken))[0].Length;
        var vectors = new ClauseVectors(embedder.Model, size);
        await FillAsync(vectors, dataset, vocabulary.Examples, cancellationToken);
        return vectors;
    }

    /// <param name="vectors">Get what is there.</param>
    /// <param name="dataset">Whose clauses are wanted.</param>
    /// <param name="others">Texts whose clauses are wanted too.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    internal async Task FillAsync(ClauseVectors vectors, Dataset dataset, IEnumerable<string> others, CancellationToken cancellationToken)
    {
        var wanted = await Task.Run(
            () => ClauseEncoding.ClausesOf(dataset)
                .Concat(ClauseEncoding.ClausesOf(ShippedExamples.Texts.Select(example => example.Text).Concat(others)))
                .Select(clause => ClauseVectors.KeyOf(clause)).ToHashSet(),
            cancellationToken);
        await store.FillAsync(vectors, wanted, cancellationToken);
    }
}
