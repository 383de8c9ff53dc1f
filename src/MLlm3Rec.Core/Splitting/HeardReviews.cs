using MLlm3Rec.Datasets;

namespace MLlm3Rec.Splitting;

/// <summary>Lets items be told by what their buyers wrote, as far as it may be learned from.</summary>
internal static class HeardReviews
{
    /// <summary>The train part's items, each with the reviews of its train choices in the dataset's order: what is hidden is read by
    /// nobody. Whatever another split had put there goes.</summary>
    public static IReadOnlyList<Item> Of(Dataset train)
    {
        if (train.Reviews.Count == 0)
        {
            return train.Items;
        }

        var heard = new List<BuyerReview>?[train.Items.Count];
        foreach (ref readonly var choice in train.Interactions)
        {
            if (train.ReviewOf(choice) is { } review && !string.IsNullOrWhiteSpace(review))
            {
                (heard[choice.Item] ??= []).Add(new BuyerReview(choice.Review, review));
            }
        }

        return
        [
            .. train.Items.Select((item, index) =>
                heard[index] is null && item.Buyers.Count == 0 ? item : item with { Buyers = heard[index] ?? [] }),
        ];
    }
}
