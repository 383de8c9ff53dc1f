using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exchanges;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>Reads one person anew by any engine, beside what everybody sees: nothing changes until somebody chooses the new profile.</summary>
public sealed class SingleProfileReader(
    DatasetStore datasets, FittedDatasetCache fittedDatasets, ModelEngines engines, AnswerStore answers, SpendingStore spending)
{
    /// <summary>By a language model. The answer is kept, whatever it is worth.</summary>
    /// <param name="datasetName">Whose user it is.</param>
    /// <param name="user">Whom to read.</param>
    /// <param name="use">By which connection, and what it may cost; <see cref="ModelUse.RetryFailed"/> asks even where a reply is remembered.</param>
    /// <param name="cancellationToken">Ends waiting for the model.</param>
    /// <returns>Number of the answer.</returns>
    /// <exception cref="NotReadyException">The budget left no room for a call.</exception>
    public async Task<int> AskAsync(string datasetName, UserId user, ModelUse use, CancellationToken cancellationToken)
    {
        await using var engine = await engines.OpenAsync(use, Usage.None, cancellationToken);
        var (summary, dataset, index) = await FindAsync(datasetName, user, cancellationToken);
        var answer = await engine.Profiles.ExtractAsync(dataset, user, dataset.HistoryMemory(index), cancellationToken);

        // Paid for is paid for, also when the person who asked has gone meanwhile.
        await spending.AddAsync(engine.Name, Usage.Of(answer.Exchanges), CancellationToken.None);
        return answer switch
        {
            Accepted<MotivationProfile> accepted => await answers.AddAsync(summary.Id, accepted.Value, accepted.Exchanges, CancellationToken.None),
            Rejected<MotivationProfile> rejected =>
                await answers.AddAsync(summary.Id, engine.Profiles.Provenance, user.Value, rejected, CancellationToken.None),
            NotAsked<MotivationProfile> stopped => throw new NotReadyException($"Nobody was asked: {stopped.Reason}."),
            _ => throw new NotSupportedException($"An answer of the kind {answer.GetType().Name}."),
        };
    }

    /// <summary>By the built-in engine, which always says the same.</summary>
    /// <exception cref="NotReadyException">It has not read the dataset's items yet.</exception>
    public async Task<MotivationProfile> BuiltInAsync(string datasetName, UserId user, CancellationToken cancellationToken)
    {
        var summary = await datasets.GetAsync(datasetName, cancellationToken);
        var engine = (await fittedDatasets.EngineAsync(summary, cancellationToken)).Engine;
        return engine.Dataset.TryFindUser(user, out var index)
            ? await Task.Run(() => engine.Extractor.Extract(engine.Dataset, index, cancellationToken), cancellationToken)
            : throw new UnknownUserException(user.Value, summary.Name);
    }

    /// <summary>The user's number, which the visible list is kept by.</summary>
    public async Task<int> IndexOfAsync(string datasetName, UserId user, CancellationToken cancellationToken) =>
        (await FindAsync(datasetName, user, cancellationToken)).Index;

    private async Task<(DatasetSummary Summary, Dataset Dataset, int Index)> FindAsync(
        string datasetName, UserId user, CancellationToken cancellationToken)
    {
        var summary = await datasets.GetAsync(datasetName, cancellationToken);
        var dataset = await fittedDatasets.DatasetAsync(summary, cancellationToken);
        return dataset.TryFindUser(user, out var index) ? (summary, dataset, index) : throw new UnknownUserException(user.Value, summary.Name);
    }
}
