using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Training;

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
