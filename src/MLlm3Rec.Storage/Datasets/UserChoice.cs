using MLlm3Rec.Datasets;
using MLlm3Rec.Refusals;

namespace MLlm3Rec.Storage.Datasets;

/// <summary>From the users of a request to numbers.</summary>
internal static class UserChoice
{
    /// <summary>Ascending; everybody for null.</summary>
    /// <exception cref="UnknownUserException">The dataset has no such user.</exception>
    public static int[] Of(Dataset dataset, IReadOnlyList<string>? users) => users is null
        ? [.. Enumerable.Range(0, dataset.Users.Count)]
        : [.. users.Select(id => dataset.TryFindUser(new UserId(id), out var user) ? user : throw new UnknownUserException(id, dataset.Name))
            .Distinct()
            .Order()];
}

/// <summary>From the items of a request to numbers.</summary>
internal static class ItemChoice
{
    /// <summary>Ascending; all for null.</summary>
    /// <exception cref="UnknownItemException">The dataset has no such item.</exception>
    public static int[] Of(Dataset dataset, IReadOnlyList<string>? items) => items is null
        ? [.. Enumerable.Range(0, dataset.Items.Count)]
        : [.. items.Select(id => dataset.TryFindItem(new ItemId(id), out var item) ? item : throw new UnknownItemException(id, dataset.Name))
            .Distinct()
            .Order()];
}

public sealed class UnknownItemException(string item, string dataset) : RefusalException($"There is no item \"{item}\" in dataset \"{dataset}\".");

public sealed class UnknownUserException(string user, string dataset) : RefusalException($"There is no user \"{user}\" in dataset \"{dataset}\".");
