using MLlm3Rec.Prompts;
using MLlm3Rec.Reading;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>Says what a mark would change elsewhere, were its sentences taught beside what the dataset is read with now.</summary>
public sealed class Rereadings(FittedDatasetCache fittedDatasets, AddedClauses clauses)
{
    /// <summary>Null where examples teach nothing: the dataset is read by cue words, or has not been read.</summary>
    public async Task<Rereading?> OfAsync(string datasetName, MarkedExamples marked, CancellationToken cancellationToken)
    {
        try
        {
            var engine = (await fittedDatasets.GetAsync(datasetName, cancellationToken)).Engine;
            if (engine.Reader.Sentences is not { } reader)
            {
                return null;
            }

            await clauses.EmbedAsync(datasetName, engine.Reader, marked.Sentences, cancellationToken);
            var taught = new Vocabulary(DimensionEdits.Teach(engine.Reader.Vocabulary.Dimensions, marked));
            string[] dimensions = marked.Rather is { } other ? [marked.Dimension, other] : [marked.Dimension];
            return await Task.Run(
                () => Rereading.Of(reader, taught, engine.Dataset, marked.Sentences, dimensions, cancellationToken), cancellationToken);
        }
        catch (NotReadyException)
        {
            return null;
        }
    }
}
