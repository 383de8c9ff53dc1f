namespace MLlm3Rec.Datasets.Sources;

/// <summary>Which fields of a row mean what: turns rows of a table into interactions and items.</summary>
internal sealed class ColumnMapping
{
    private const int MaxId = 256;

    private readonly int user;
    private readonly int item;
    private readonly int time;
    private readonly int signal;
    private readonly int sequence;
    private readonly int brand;
    private readonly int[] review;
    private readonly int[] title;
    private readonly int[] categories;
    private readonly int[] description;
    private readonly int[] tags;

    public ColumnMapping(IReadOnlyList<string> columns, IEnumerable<MappedColumn> mapped)
    {
        var slots = mapped.ToLookup(column => column.Slot, column => IndexOf(columns, column.Column));
        user = One(ColumnSlot.User);
        item = One(ColumnSlot.Item);
        time = One(ColumnSlot.Time);
        signal = One(ColumnSlot.Signal);
        sequence = One(ColumnSlot.Sequence);
        brand = One(ColumnSlot.Brand);
        review = All(ColumnSlot.Text);
        title = All(ColumnSlot.Title);
        categories = All(ColumnSlot.Categories);
        description = All(ColumnSlot.Description);
        tags = All(ColumnSlot.Tags);

        int One(ColumnSlot slot) => slots[slot].Where(index => index >= 0).DefaultIfEmpty(-1).First();
        int[] All(ColumnSlot slot) => [.. slots[slot].Where(index => index >= 0)];
    }

    private bool DescribesItems => title.Length + categories.Length + description.Length + tags.Length > 0 || brand >= 0;

    public static int IndexOf(IReadOnlyList<string> columns, string name)
    {
        for (var index = 0; index < columns.Count; index++)
        {
            if (string.Equals(columns[index], name, StringComparison.OrdinalIgnoreCase))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Reads one interaction; says what is wrong with the row, or null.</summary>
    public string? ReadChoice(SourceTable table, RowSink sink)
    {
        var userId = table[user].Trim();
        var itemId = table[item].Trim();
        if (IdProblem(userId, "user") is { } wrongUser)
        {
            return wrongUser;
        }

        if (IdProblem(itemId, "item") is { } wrongItem)
        {
            return wrongItem;
        }

        var when = Interaction.NoTime;
        if (time >= 0 && !SourceTime.TryParse(table[time], out when))
        {
            return $"the time \"{Cut(table[time])}\" is neither a date nor seconds since 1970";
        }

        var value = float.NaN;
        if (signal >= 0 && !SourceNumber.TryParse(table[signal], out value))
        {
            return $"the signal \"{Cut(table[signal])}\" is not a number";
        }

        long place = 0;
        if (sequence >= 0 && !long.TryParse(table[sequence], out place))
        {
            return $"the place in the history \"{Cut(table[sequence])}\" is not a whole number";
        }

        sink.Add(new SourceChoice
        {
            User = userId,
            Item = itemId,
            Time = when,
            Signal = value,
            Sequence = sequence >= 0 ? place : null,
            Review = review.Length == 0 ? default : review.Length == 1 ? table[review[0]] : Joined(table, review),
        });
        if (DescribesItems)
        {
            sink.Describe(itemId, ItemText(table));
        }

        return null;
    }

    /// <summary>Reads what a row says of an item; says what is wrong with the row, or null.</summary>
    public string? ReadItem(SourceTable table, RowSink sink)
    {
        var itemId = table[item].Trim();
        if (IdProblem(itemId, "item") is { } wrong)
        {
            return wrong;
        }

        sink.Describe(itemId, ItemText(table));
        return null;
    }

    private static string? IdProblem(ReadOnlySpan<char> id, string what) =>
        id.IsEmpty ? $"the {what} is missing" : id.Length > MaxId ? $"the {what}'s id is longer than {MaxId} characters" : null;

    private ItemText ItemText(SourceTable table) => new()
    {
        Title = Joined(table, title),
        Categories = categories.SelectMany(column => ListField.Split(table[column], commas: false)),
        Brand = brand < 0 ? null : Plain(table[brand]),
        Description = Joined(table, description),
        Tags = tags.SelectMany(column => ListField.Split(table[column], commas: true)),
    };

    /// <summary>Texts of several columns as one; a full stop divides them, so that a sentence of one does not run into the next.</summary>
    private static string? Joined(SourceTable table, int[] columns)
    {
        string? joined = null;
        foreach (var column in columns)
        {
            var text = Plain(table[column]);
            if (text.Length > 0)
            {
                joined = joined is null ? text : char.IsPunctuation(joined[^1]) ? $"{joined} {text}" : $"{joined}. {text}";
            }
        }

        return joined;
    }

    private static string Plain(ReadOnlySpan<char> field) => field.Trim().ToString().Replace(SourceTable.ListSeparator, ' ');

    private static string Cut(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : $"{text[..40]}…";
}
