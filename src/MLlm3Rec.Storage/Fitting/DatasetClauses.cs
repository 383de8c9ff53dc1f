using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;
using MLlm3Rec.Storage.Clauses;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>The vectors that the clauses of a dataset have, and what gives them more.</summary>
public sealed class DatasetClauses(ClauseVectorStore store, Embedders embedders)
{
    internal Embedders Embedders => embedders;

    /// <summary>What is there of the dataset and of the examples, by the embedder's model.</summary>
    internal async Task<ClauseVectors> OpenAsync(OpenedEmbedder embedder, Dataset dataset, CancellationToken cancellationToken)
    {
        // A known model need not be opened for that.
        var size = embedder.Model == ShippedHeads.Instance.Model
            ? ShippedHeads.Instance.VectorSize
            : (await embedder.Texts.EmbedAsync(["text"], cancellationToken))[0].Length;
        var vectors = new ClauseVectors(embedder.Model, size);
        await FillAsync(vectors, dataset, cancellationToken);
        return vectors;
    }

    internal async Task FillAsync(ClauseVectors vectors, Dataset dataset, CancellationToken cancellationToken)
    {
        var wanted = await Task.Run(
            () => ClauseEncoding.ClausesOf(dataset).Concat(ClauseEncoding.ClausesOf(ShippedExamples.Texts.Select(example => example.Text)))
                .Select(clause => ClauseVectors.KeyOf(clause)).ToHashSet(),
            cancellationToken);
        await store.FillAsync(vectors, wanted, cancellationToken);
    }
}
