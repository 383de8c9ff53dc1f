namespace MLlm3Rec.Datasets;

/// <summary>
/// Takes rows of plain text in any order and makes a <see cref="Dataset"/>: ids become numbers, histories are put in order.
/// </summary>
/// <remarks>
/// Order inside a history: the source's own sequence where it states one, otherwise time; ties and rows without time keep the source's
/// order, rows without time first. Repeated pairs are kept: choosing again is a choice. Users are numbered by first appearance,
/// items by a hash of their id.
/// <para>Memory grows with what is added (<see cref="Held"/>): 80 bytes for a choice, half of it only while histories are ordered, about 120 for a
/// new id, and the texts.</para>
/// </remarks>
public sealed class DatasetBuilder
{
    private readonly IdNumbers users = new();
    private readonly IdNumbers items = new();
    private readonly List<ItemDraft?> drafts = [];
    private readonly TextList reviews = new();
    private readonly RowBlocks rows = new();
    private long heldTexts;

    public int Interactions => rows.Count;

    public int Users => users.Count;

    /// <summary>Items seen so far, chosen or described.</summary>
    public int Items => items.Count;

    /// <summary>Tags that were left out because their item has too many (<see cref="ItemText.MaxTags"/>).</summary>
    public int TagsLeftOut { get; private set; }

    /// <summary>Bytes of memory that the dataset takes when it is put together, roughly and rather too many than too few.</summary>
    public long Held => (80L * rows.Count) + users.Held + items.Held + heldTexts;

    /// <summary>Adds one interaction; says which dense source numbers its user and item have.</summary>
    public (int User, int Item) Add(in SourceChoice choice)
    {
        var user = users.NumberOf(choice.User);
        var item = items.NumberOf(choice.Item);
        var review = choice.Review.IsEmpty ? -1 : reviews.Add(choice.Review);
        heldTexts += review < 0 ? 0 : reviews.Utf8(review).Length + 24;
        rows.Add(new(user, choice.Sequence ?? choice.Time, new Interaction(item, choice.Time, choice.Signal, review)));
        return (user, item);
    }

    /// <summary>Adds what a file says of an item; the item exists from now on, chosen or not.</summary>
    public int Describe(ReadOnlySpan<char> item, ItemText text)
    {
        var number = items.NumberOf(item);
        Change(number, draft => draft.Add(text));
        return number;
    }

    public int Tag(ReadOnlySpan<char> item, string tag)
    {
        var number = items.NumberOf(item);
        Change(number, draft => draft.AddTag(tag));
        return number;
    }

    /// <summary>Leaves out rows that another file holds too (<see cref="FileCopies"/>).</summary>
    /// <param name="files">Names of the files that gave rows, and how many interactions there were at the end of each.</param>
    /// <param name="cancellationToken">Stops between two users.</param>
    internal IReadOnlyList<FileCopy> LeaveOutCopies(IReadOnlyList<(string Name, int End)> files, CancellationToken cancellationToken)
    {
        var (kept, copies) = FileCopies.Find(rows, files, users.Count, cancellationToken);
        rows.Keep(kept);
        return copies;
    }

    /// <param name="name">The dataset's name.</param>
    /// <param name="signal">What the signals count.</param>
    /// <param name="kCore">At least so many interactions per user and item (<see cref="KCore"/>), or 0 to keep everything.</param>
    /// <param name="cancellationToken">Stops between two histories.</param>
    public Dataset Build(string name, SignalKind signal, int kCore, CancellationToken cancellationToken)
    {
        if (kCore > 0)
        {
            KeepCore(kCore);
        }

        var (itemNumbers, itemList) = NumberItems(kCore > 0 ? Chosen() : null);
        var (userNumbers, userList) = NumberUsers();
        for (var place = 0; place < rows.Count; place++)
        {
            ref var row = ref rows[place];
            row = new(userNumbers[row.User], row.Key, row.Interaction with { Item = itemNumbers[row.Interaction.Item] });
        }

        var (offsets, interactions) = HistoryOrder.Arrange(rows, userList.Count, cancellationToken);
        rows.Clear();
        return new Dataset(name, userList, itemList, offsets, interactions, reviews, signal);
    }

    private void Change(int number, Action<ItemDraft> change)
    {
        while (drafts.Count <= number)
        {
            drafts.Add(null);
        }

        var isNew = drafts[number] is null;
        var draft = drafts[number] ??= new ItemDraft();
        var (held, leftOut) = (isNew ? 0 : draft.Held, draft.LeftOut);
        change(draft);
        heldTexts += draft.Held - held;
        TagsLeftOut += draft.LeftOut - leftOut;
    }

    private void KeepCore(int k)
    {
        var userOf = new int[rows.Count];
        var itemOf = new int[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            (userOf[row], itemOf[row]) = (rows[row].User, rows[row].Interaction.Item);
        }

        rows.Keep(KCore.Keep(userOf, itemOf, k));
    }

    private bool[] Chosen()
    {
        var chosen = new bool[items.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            chosen[rows[row].Interaction.Item] = true;
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

    private (int[] Numbers, List<UserId> List) NumberUsers()
    {
        var numbers = new int[users.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            numbers[rows[row].User] = 1;
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
