namespace MLlm3Rec.Datasets;

/// <summary>
/// Takes rows in any order and makes a <see cref="Dataset"/>: ids become numbers, histories are put in order, texts become plain.
/// </summary>
/// <remarks>
/// Order inside a history: the source's own sequence where it states one, otherwise time; ties and rows without time keep the source's
/// order, rows without time first. Repeated pairs are kept: choosing again is a choice. Users are numbered by first appearance,
/// items by a hash of their id.
/// </remarks>
public sealed class DatasetBuilder
{
    private readonly IdNumbers users = new();
    private readonly IdNumbers items = new();
    private readonly List<ItemDraft?> drafts = [];
    private readonly TextList reviews = new();
    private HistoryOrder.Row[] rows = new HistoryOrder.Row[1024];

    public int Interactions { get; private set; }

    public int Users => users.Count;

    /// <summary>Items seen so far, chosen or described.</summary>
    public int Items => items.Count;

    /// <summary>Adds one interaction; says which dense source numbers its user and item have.</summary>
    public (int User, int Item) Add(in SourceChoice choice)
    {
        var user = users.NumberOf(choice.User);
        var item = items.NumberOf(choice.Item);
        var review = choice.Review.IsEmpty || PlainText.Of(choice.Review.ToString()) is not { } plain ? -1 : reviews.Add(plain);
        if (Interactions == rows.Length)
        {
            Array.Resize(ref rows, rows.Length * 2);
        }

        rows[Interactions++] = new(user, choice.Sequence ?? choice.Time, new Interaction(item, choice.Time, choice.Signal, review));
        return (user, item);
    }

    /// <summary>Adds what a file says of an item; the item exists from now on, chosen or not.</summary>
    public int Describe(ReadOnlySpan<char> item, ItemText text)
    {
        var number = items.NumberOf(item);
        Draft(number).Add(text);
        return number;
    }

    public int Tag(ReadOnlySpan<char> item, string tag)
    {
        var number = items.NumberOf(item);
        Draft(number).AddTag(tag);
        return number;
    }

    /// <param name="name">The dataset's name.</param>
    /// <param name="signal">What the signals count.</param>
    /// <param name="kCore">At least so many interactions per user and item (<see cref="KCore"/>), or 0 to keep everything.</param>
    /// <param name="cancellationToken">Stops between two histories.</param>
    public Dataset Build(string name, SignalKind signal, int kCore, CancellationToken cancellationToken)
    {
        var kept = kCore > 0 ? Core(kCore) : rows.AsSpan(0, Interactions);
        var (itemNumbers, itemList) = NumberItems(kCore > 0 ? Chosen(kept) : null);
        var (userNumbers, userList) = NumberUsers(kept);
        foreach (ref var row in kept)
        {
            row = new(userNumbers[row.User], row.Key, row.Interaction with { Item = itemNumbers[row.Interaction.Item] });
        }

        var (offsets, interactions) = HistoryOrder.Arrange(kept, userList.Count, cancellationToken);
        rows = [];
        Interactions = 0;
        return new Dataset(name, userList, itemList, offsets, interactions, reviews, signal);
    }

    private ItemDraft Draft(int number)
    {
        while (drafts.Count <= number)
        {
            drafts.Add(null);
        }

        return drafts[number] ??= new ItemDraft();
    }

    private Span<HistoryOrder.Row> Core(int k)
    {
        var all = rows.AsSpan(0, Interactions);
        var userOf = new int[all.Length];
        var itemOf = new int[all.Length];
        for (var row = 0; row < all.Length; row++)
        {
            (userOf[row], itemOf[row]) = (all[row].User, all[row].Interaction.Item);
        }

        var keep = KCore.Keep(userOf, itemOf, k);
        var kept = 0;
        for (var row = 0; row < all.Length; row++)
        {
            if (keep[row])
            {
                all[kept++] = all[row];
            }
        }

        return all[..kept];
    }

    private bool[] Chosen(ReadOnlySpan<HistoryOrder.Row> kept)
    {
        var chosen = new bool[items.Count];
        foreach (ref readonly var row in kept)
        {
            chosen[row.Interaction.Item] = true;
        }

        return chosen;
    }

    private (int[] Numbers, List<Item> List) NumberItems(bool[]? only)
    {
        var sources = Enumerable.Range(0, items.Count).Where(item => only is null || only[item]).ToArray();
        var numbers = new int[items.Count];
        var list = new List<Item>(sources.Length);
        foreach (var position in ItemOrder.Of([.. sources.Select(item => items[item])]))
        {
            var source = sources[position];
            numbers[source] = list.Count;
            var draft = source < drafts.Count ? drafts[source] : null;
            list.Add(draft?.ToItem(items[source]) ?? new Item { Id = new ItemId(items[source]) });
        }

        return (numbers, list);
    }

    private (int[] Numbers, List<UserId> List) NumberUsers(ReadOnlySpan<HistoryOrder.Row> kept)
    {
        var numbers = new int[users.Count];
        foreach (ref readonly var row in kept)
        {
            numbers[row.User] = 1;
        }

        var list = new List<UserId>(users.Count);
        for (var user = 0; user < numbers.Length; user++)
        {
            if (numbers[user] == 1)
            {
                numbers[user] = list.Count;
                list.Add(new UserId(users[user]));
            }
        }

        return (numbers, list);
    }
}
