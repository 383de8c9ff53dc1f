using MLlm3Rec.Reading;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>Lets a reader that reads by clauses read what no text of the dataset holds, such as what a person says, or examples of a prompt: by the
/// embedder that the dataset was read with.</summary>
public sealed class AddedClauses(DatasetStore datasets, GenerationStore generations, Embedders embedders)
{
    /// <summary>Gives the reader the vectors that it lacks; does nothing for one that reads by cues.</summary>
    /// <param name="datasetName">Whose reader it is.</param>
    /// <param name="reader">The dataset's.</param>
    /// <param name="texts">What is to be read.</param>
    /// <param name="cancellationToken">Stops the embedder.</param>
    /// <exception cref="NotReadyException">The embedder is no longer at hand.</exception>
    public async Task EmbedAsync(string datasetName, Reader reader, IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        if (reader.Sentences is not { Vectors: var vectors } || ClauseEncoding.Missing(ClauseEncoding.ClausesOf(texts), vectors).Count == 0)
        {
            return;
        }

        var dataset = await datasets.GetAsync(datasetName, cancellationToken);
        var encoded = await generations.CurrentAsync(dataset.Id, GenerationKind.Traits, cancellationToken);
        var name = encoded is null ? null : ReadingSignature.EmbedderOf(encoded.Provenance);
        using var embedder = await embedders.OpenAsync(name ?? Embedders.Bundled, cancellationToken);
        if (embedder.Model != vectors.Model)
        {
            throw new NotReadyException(
                $"\"{datasetName}\" was read by {vectors.Model}, and {embedder.Name} is {embedder.Model} now: encode it again.");
        }

        await ClauseEncoding.FillAsync(ClauseEncoding.ClausesOf(texts), vectors, embedder.Texts, cancellationToken);
    }
}
