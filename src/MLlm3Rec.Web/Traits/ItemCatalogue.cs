using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Web.Traits;

/// <summary>The items of a fitted dataset with what they offer, as rankings see it. Cost: one pass over the choices when it is made, one over the
/// items for each question.</summary>
public sealed class ItemCatalogue
{
    private readonly ItemEntry[] entries;

    public ItemCatalogue(FittedDataset fitted)
    {
        Fitted = fitted;
        var choices = new int[fitted.Dataset.Items.Count];
        foreach (ref readonly var choice in fitted.Dataset.Interactions)
        {
            choices[choice.Item]++;
        }

        entries = [.. Enumerable.Range(0, choices.Length).Select(item => EntryOf(fitted, item, choices[item]))];
    }

    public FittedDataset Fitted { get; }

    /// <summary>Items that equal each other in what is sorted by stand in the order of the dataset.</summary>
    public IReadOnlyList<ItemEntry> Find(ItemQuery query)
    {
        var words = query.Text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var found = entries.Where(entry =>
            (query.Dimension is not { } wanted || entry.SalienceOf(wanted) > 0)
            && Array.TrueForAll(words, word => Holds(entry.Title, word) || Holds(entry.Id, word)));
        return query.Sort switch
        {
            ItemColumn.Title => Sorted(found, entry => entry.Title, StringComparer.OrdinalIgnoreCase),
            ItemColumn.Traits => Sorted(found, entry => entry.SalienceOf(query.Dimension), Comparer<float>.Default),
            _ => Sorted(found, entry => entry.Choices, Comparer<int>.Default),
        };

        IReadOnlyList<ItemEntry> Sorted<TKey>(IEnumerable<ItemEntry> items, Func<ItemEntry, TKey> key, IComparer<TKey> order) =>
            [.. query.Descending ? items.OrderByDescending(key, order) : items.OrderBy(key, order)];
    }

    public RowPage<ItemEntry> Page(ItemQuery query)
    {
        var found = Find(query);
        return new RowPage<ItemEntry>([.. found.Skip(query.Skip).Take(query.Take)], found.Count);
    }

    /// <summary>Null where the dataset has no item of that id.</summary>
    public ItemEntry? EntryOf(string id) => Array.Find(entries, entry => entry.Id == id);

    public ItemEntry this[int item] => entries[item];

    private static ItemEntry EntryOf(FittedDataset fitted, int item, int choices)
    {
        var salience = fitted.Engine.Traits.SalienceOf(item).ToArray();
        var source = fitted.Dataset.Items[item];
        return new ItemEntry(
            item,
            source.Id.Value,
            source.DisplayTitle,
            choices,
            [
                .. salience.Index().Where(one => one.Item > 0).OrderByDescending(one => one.Item).ThenBy(one => one.Index)
                    .Select(one => (one.Index, one.Item)),
            ]);
    }

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
