namespace MLlm3Rec.Baselines.Training;

/// <summary>What one epoch came to.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Loss">Mean per training example, in the method's own unit: falls within one training, compares with no other method.</param>
/// <param name="Ndcg">NDCG@10 of the validation items in the full catalogue, in [0, 1]; null where this epoch was not validated.</param>
/// <param name="IsBest">Whether its weights are the best so far.</param>
/// <param name="Elapsed">Since training began, interruptions left out.</param>
/// <param name="AtMost">What the remaining epochs would take at the mean pace so far; early stopping may end sooner.</param>
public sealed record EpochReport(int Epoch, double Loss, double? Ndcg, bool IsBest, TimeSpan Elapsed, TimeSpan AtMost);
