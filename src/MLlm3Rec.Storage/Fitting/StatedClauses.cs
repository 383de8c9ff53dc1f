using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>Lets a reader that reads by clauses read what a person says, which no text of the dataset holds: by the embedder that the dataset was
/// read with.</summary>
public sealed class StatedClauses(DatasetStore datasets, GenerationStore generations, Embedders embedders)
{
    /// <summary>Gives the reader the vectors that it lacks; does nothing for one that reads by cues.</summary>
    /// <param name="datasetName">Whose reader it is.</param>
    /// <param name="reader">The dataset's.</param>
    /// <param name="said">What is to be read.</param>
    /// <param name="cancellationToken">Stops the embedder.</param>
    /// <exception cref="NotReadyException">The embedder is no longer at hand.</exception>
    public async Task EmbedAsync(string datasetName, Reader reader, StatedPreference said, CancellationToken cancellationToken)
    {
        if (reader.Sentences is not { Vectors: var vectors })
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

        await ClauseEncoding.FillAsync(ClauseEncoding.ClausesOf(said.Likes.Concat(said.Dislikes)), vectors, embedder.Texts, cancellationToken);
    }
}
