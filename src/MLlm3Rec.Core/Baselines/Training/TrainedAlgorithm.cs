using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Training;

/// <summary>A method that learns in epochs. Fitting it is running its <see cref="EpochLoop"/> to the end.</summary>
public abstract class TrainedAlgorithm : IRestorableAlgorithm
{
    public abstract string Method { get; }

    /// <summary>When to validate and when to stop.</summary>
    protected abstract EpochOptions Stopping { get; }

    /// <summary>A model at its beginning.</summary>
    public abstract Trainer Start(Dataset train);

    /// <summary>The recommender of an earlier training.</summary>
    /// <param name="train">The dataset it was trained on.</param>
    /// <param name="weights">As <see cref="TrainingFinished"/> gave them.</param>
    /// <exception cref="InvalidDataException">The weights belong to other options or another dataset.</exception>
    public abstract IRecommender Restore(Dataset train, IReadOnlyList<WeightArray> weights);

    /// <remarks>Reads what <see cref="WeightStream.Write"/> wrote, which is all that a recommender of this family saves.</remarks>
    public Task<IRecommender> LoadAsync(Stream stream, Dataset train, CancellationToken cancellationToken) =>
        Task.Run(() => Restore(train, WeightStream.Read(stream)), cancellationToken);

    /// <summary>Trains, and tells of every epoch; the last event is <see cref="TrainingFinished"/>.</summary>
    /// <param name="train">The only choices that may be learned from.</param>
    /// <param name="targets">Per user the validation item, or −1; may be empty.</param>
    /// <param name="checkpoint">Where an earlier training stood, or null to begin.</param>
    /// <param name="cancellationToken">Stops within a second.</param>
    public virtual IAsyncEnumerable<TrainingEvent> TrainAsync(
        Dataset train, IReadOnlyList<int> targets, Stream? checkpoint, CancellationToken cancellationToken) =>
        new EpochLoop(Start(train), new ValidationSet(train, targets, Stopping), Stopping, TimeProvider.System).RunAsync(
            checkpoint, cancellationToken);

    public async Task<IRecommender> FitAsync(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken)
    {
        IRecommender? fitted = null;
        await foreach (var told in TrainAsync(train, targets, checkpoint: null, cancellationToken))
        {
            fitted = (told as TrainingFinished)?.Recommender ?? fitted;
        }

        return fitted ?? throw new InvalidOperationException($"{Method} ended its training without a model.");
    }
}
