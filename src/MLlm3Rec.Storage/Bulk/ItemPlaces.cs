using MLlm3Rec.Datasets;

namespace MLlm3Rec.Storage.Bulk;

/// <summary>Where an item stands in whose history.</summary>
internal readonly record struct ItemPlace(int Item, int User, int Position);

/// <summary>All places, by item, then user, then position: a counting sort, since histories already come by user and position.</summary>
internal static class ItemPlaces
{
    public static ItemPlace[] Of(Dataset dataset)
    {
        var next = new int[dataset.Items.Count + 1];
        foreach (ref readonly var interaction in dataset.Interactions)
        {
            next[interaction.Item + 1]++;
        }

        for (var item = 0; item < dataset.Items.Count; item++)
        {
            next[item + 1] += next[item];
        }

        var places = new ItemPlace[dataset.InteractionCount];
        for (var user = 0; user < dataset.Users.Count; user++)
        {
            var history = dataset.History(user);
            for (var position = 0; position < history.Length; position++)
            {
                var item = history[position].Item;
                places[next[item]++] = new ItemPlace(item, user, position);
            }
        }

        return places;
    }
}
