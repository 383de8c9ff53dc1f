namespace MLlm3Rec.Datasets;

/// <summary>
/// Users, items and each user's history, oldest first. Built once, never changed.
/// </summary>
/// <remarks>
/// Items are numbered by a hash of their id, not in file or id order: in several public files the order of ids inside one day
/// gives the held-out choice away, and nothing that ranks may profit from it. Interactions lie in one array, user after user
/// (compressed rows), so that a history is a span.
/// </remarks>
public sealed class Dataset
{
    private readonly Interaction[] interactions;
    private readonly int[] offsets;
    private readonly IReadOnlyList<string> reviews;
    private readonly Lazy<Dictionary<string, int>> userIndex;
    private readonly Lazy<Dictionary<string, int>> itemIndex;

    /// <param name="name">The name the analyst gave.</param>
    /// <param name="users">Index → id, without repeats.</param>
    /// <param name="items">Index → item, ids without repeats.</param>
    /// <param name="offsets">Users + 1 ascending positions into <paramref name="interactions"/>.</param>
    /// <param name="interactions">All histories, user after user, each oldest first.</param>
    /// <param name="reviews">Review texts that <see cref="Interaction.Review"/> points to.</param>
    /// <param name="signal">What <see cref="Interaction.Signal"/> counts, e.g. "stars".</param>
    public Dataset(
        string name,
        IReadOnlyList<UserId> users,
        IReadOnlyList<Item> items,
        int[] offsets,
        Interaction[] interactions,
        IReadOnlyList<string> reviews,
        SignalKind signal)
    {
        if (offsets.Length != users.Count + 1 || offsets[0] != 0 || offsets[^1] != interactions.Length)
        {
            throw new ArgumentException($"{users.Count} users need {users.Count + 1} offsets from 0 to {interactions.Length}.", nameof(offsets));
        }

        Name = name;
        Users = users;
        Items = items;
        Signal = signal;
        this.offsets = offsets;
        this.interactions = interactions;
        this.reviews = reviews;
        userIndex = new(() => Index(users.Select(user => user.Value)));
        itemIndex = new(() => Index(items.Select(item => item.Id.Value)));
    }

    public string Name { get; }

    public IReadOnlyList<UserId> Users { get; }

    public IReadOnlyList<Item> Items { get; }

    public SignalKind Signal { get; }

    /// <summary>The review texts that interactions point to.</summary>
    public IReadOnlyList<string> Reviews => reviews;

    public int InteractionCount => interactions.Length;

    /// <summary>All histories in one span, user after user.</summary>
    public ReadOnlySpan<Interaction> Interactions => interactions;

    public ReadOnlyMemory<Interaction> InteractionsMemory => interactions;

    /// <summary>One user's choices, oldest first.</summary>
    public ReadOnlySpan<Interaction> History(int user) => interactions.AsSpan(offsets[user], offsets[user + 1] - offsets[user]);

    /// <summary>Whether the user has ever chosen the item.</summary>
    public bool Holds(int user, int item) => Holds(History(user), item);

    /// <summary>Whether the item is among these choices.</summary>
    public static bool Holds(ReadOnlySpan<Interaction> choices, int item)
    {
        foreach (ref readonly var choice in choices)
        {
            if (choice.Item == item)
            {
                return true;
            }
        }

        return false;
    }

    public ReadOnlyMemory<Interaction> HistoryMemory(int user) => interactions.AsMemory(offsets[user], offsets[user + 1] - offsets[user]);

    /// <summary>The review that belongs to an interaction, or null.</summary>
    public string? ReviewOf(in Interaction interaction) => interaction.Review < 0 ? null : reviews[interaction.Review];

    public bool TryFindUser(UserId id, out int user) => userIndex.Value.TryGetValue(id.Value, out user);

    public bool TryFindItem(ItemId id, out int item) => itemIndex.Value.TryGetValue(id.Value, out item);

    /// <summary>The same users, items and texts with other histories: how a split hides choices without renumbering anything.</summary>
    public Dataset WithHistories(int[] newOffsets, Interaction[] newInteractions) => new(this, Items, newOffsets, newInteractions);

    /// <summary>The same choices of items that tell more, or less, of themselves: number and order stay.</summary>
    public Dataset WithItems(IReadOnlyList<Item> told) => new(this, told, offsets, interactions);

    private static Dictionary<string, int> Index(IEnumerable<string> ids) =>
        ids.Select((id, index) => KeyValuePair.Create(id, index)).ToDictionary(StringComparer.Ordinal);

    private Dataset(Dataset source, IReadOnlyList<Item> items, int[] offsets, Interaction[] interactions)
    {
        if (items.Count != source.Items.Count)
        {
            throw new ArgumentException($"{source.Items.Count} items cannot become {items.Count}.", nameof(items));
        }

        if (offsets.Length != source.Users.Count + 1 || offsets[^1] != interactions.Length)
        {
            throw new ArgumentException("A split keeps every user, with an empty history where nothing is left.", nameof(offsets));
        }

        Name = source.Name;
        Users = source.Users;
        Items = items;
        Signal = source.Signal;
        reviews = source.reviews;
        userIndex = source.userIndex;
        itemIndex = source.itemIndex;
        this.offsets = offsets;
        this.interactions = interactions;
    }
}
