using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Training;

/// <summary>One model in training: its weights, its optimizer's memory, and the way once through the data.</summary>
/// <remarks>
/// What an epoch does depends on the weights, the memory and the epoch's number alone, so a training that is continued from a
/// checkpoint ends where an uninterrupted one would.
/// </remarks>
public abstract class Trainer
{
    /// <summary>Method, options and shapes in one line: a checkpoint of another fingerprint is refused.</summary>
    public abstract string Fingerprint { get; }

    /// <summary>What makes the model. The best of these are kept.</summary>
    public abstract IReadOnlyList<WeightArray> Weights { get; }

    /// <summary>What continuing needs besides: moments, step counts. Names differ from those of <see cref="Weights"/>.</summary>
    public abstract IReadOnlyList<WeightArray> Memory { get; }

    /// <summary>Epochs at the beginning that prepare for the model without training it: they are not validated.</summary>
    public virtual int Preparation => 0;

    /// <summary>Goes once through the data.</summary>
    /// <param name="epoch">From 0; chance derives from it and the seed.</param>
    /// <param name="cancellationToken">Looked at between batches, at least once a second.</param>
    /// <returns>The mean loss per training example.</returns>
    public abstract double RunEpoch(int epoch, CancellationToken cancellationToken);

    /// <summary>The model as it stands. It may look at the live weights, so it is right until the next epoch.</summary>
    public abstract IStoredRecommender Recommender();
}

/// <summary>What one epoch came to.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Loss">Mean per training example, in the method's own unit: falls within one training, compares with no other method.</param>
/// <param name="Ndcg">NDCG@10 of the validation items in the full catalogue, in [0, 1]; null where this epoch was not validated.</param>
/// <param name="IsBest">Whether its weights are the best so far.</param>
/// <param name="Elapsed">Since training began, interruptions left out.</param>
/// <param name="AtMost">What the remaining epochs would take at the mean pace so far; early stopping may end sooner.</param>
public sealed record EpochReport(int Epoch, double Loss, double? Ndcg, bool IsBest, TimeSpan Elapsed, TimeSpan AtMost);
