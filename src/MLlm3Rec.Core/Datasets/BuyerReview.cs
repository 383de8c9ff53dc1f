namespace MLlm3Rec.Datasets;

/// <summary>What somebody who chose an item wrote of it, where others may hear it.</summary>
/// <param name="Number">Of the review in <see cref="Dataset.Reviews"/>.</param>
/// <param name="Text">Never empty.</param>
public sealed record BuyerReview(int Number, string Text);
