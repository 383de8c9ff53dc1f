using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Training;

/// <summary>How far a training has come.</summary>
/// <param name="Epoch">Finished epochs.</param>
/// <param name="BestEpoch">From 1; 0 before the first validation.</param>
/// <param name="BestNdcg">−1 before the first validation.</param>
/// <param name="Misses">Validations since the best one.</param>
/// <param name="Elapsed">Time spent in epochs and validations.</param>
internal sealed record TrainingState(int Epoch, int BestEpoch, double BestNdcg, int Misses, TimeSpan Elapsed)
{
    public static TrainingState Start { get; } = new(0, 0, -1, 0, TimeSpan.Zero);

    /// <param name="ndcg">Null where the epoch was not validated.</param>
    /// <param name="spent">On this epoch, its validation included.</param>
    public TrainingState After(double? ndcg, TimeSpan spent)
    {
        var next = this with { Epoch = Epoch + 1, Elapsed = Elapsed + spent };
        return ndcg switch
        {
            null => next,
            { } value when value > BestNdcg => next with { BestEpoch = next.Epoch, BestNdcg = value, Misses = 0 },
            _ => next with { Misses = Misses + 1 },
        };
    }
}

/// <summary>What a training tells while it works.</summary>
public abstract record TrainingEvent;

/// <summary>An epoch is complete. Training stands still until the next event is asked for, so the checkpoint may be written now.</summary>
public sealed record EpochFinished(EpochReport Report, Checkpoint Checkpoint) : TrainingEvent;

/// <summary>The last event: the fitted method with its best weights.</summary>
/// <param name="Recommender">Ready to score.</param>
/// <param name="Weights">What it is made of, to be kept.</param>
/// <param name="BestEpoch">From 1: where the weights come from.</param>
/// <param name="Ndcg">Its NDCG@10 on validation, or null without targets.</param>
/// <param name="Elapsed">Since training began, interruptions left out.</param>
public sealed record TrainingFinished(
    IRecommender Recommender, IReadOnlyList<WeightArray> Weights, int BestEpoch, double? Ndcg, TimeSpan Elapsed) : TrainingEvent;
