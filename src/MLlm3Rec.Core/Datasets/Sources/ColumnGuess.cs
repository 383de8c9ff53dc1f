namespace MLlm3Rec.Datasets.Sources;

/// <summary>Guesses from names, and where there are none from values, what the columns of a table mean.</summary>
internal static class ColumnGuess
{
    // Names without case, spaces and marks, best first.
    private static readonly Dictionary<ColumnSlot, string[]> Names = new()
    {
        [ColumnSlot.User] =
        [
            "userid", "user", "uid", "reviewerid", "customerid", "customer", "memberid", "visitorid", "accountid", "playerid", "readerid", "personid",
            "username", "author", "sessionid",
        ],
        [ColumnSlot.Item] =
        [
            "itemid", "item", "iid", "parentasin", "asin", "productid", "product", "movieid", "movie", "bookid", "isbn", "gameid", "game",
            "businessid",
            "artistid", "songid", "trackid", "newsid", "articleid", "animeid", "recipeid", "contentid", "sku", "appid", "placeid", "venueid",
        ],
        [ColumnSlot.Time] =
        [
            "timestamp", "unixreviewtime", "time", "ts", "date", "datetime", "createdat", "eventtime", "reviewdate", "reviewtime", "at", "day",
        ],
        [ColumnSlot.Signal] =
        [
            "rating", "stars", "score", "overall", "signal", "weight", "plays", "playcount", "count", "quantity", "hours", "playtime", "clicks",
            "value",
        ],
        [ColumnSlot.Sequence] = ["seq", "sequence", "position", "historyposition"],
        [ColumnSlot.Text] = ["reviewtext", "review", "comment", "text", "reviewbody", "body", "content"],
        [ColumnSlot.Title] = ["title", "itemtitle", "producttitle", "productname", "movietitle", "itemname", "name", "headline"],
        [ColumnSlot.Categories] = ["categories", "category", "genres", "genre", "maincategory", "topic"],
        [ColumnSlot.Brand] = ["brand", "store", "manufacturer", "publisher", "studio"],
        [ColumnSlot.Description] = ["description", "overview", "abstract", "plot", "summary", "about", "features"],
        [ColumnSlot.Tags] = ["tags", "keywords", "tag"],
    };

    private static readonly ColumnSlot[] ItemSlots =
    [
        ColumnSlot.Title, ColumnSlot.Categories, ColumnSlot.Brand, ColumnSlot.Description, ColumnSlot.Tags,
    ];

    private static readonly string[] CountNames = ["weight", "plays", "playcount", "count", "quantity", "hours", "playtime", "clicks"];

    public static bool Knows(string column) => Names.Values.Any(names => names.Contains(Bare(column)));

    /// <summary>A mapping by names; an item's "id" counts as the item where no user is named.</summary>
    public static IReadOnlyList<MappedColumn> ByName(IReadOnlyList<string> columns)
    {
        var mapped = Names.Keys.Select(slot => (slot, column: Find(columns, slot)))
            .Where(pair => pair.column is not null)
            .Select(pair => new MappedColumn(pair.slot, pair.column!))
            .ToList();
        if (mapped.Any(column => column.Slot == ColumnSlot.User))
        {
            // Beside a user, "title" or "summary" is as likely the review's as the item's: only names that say item are taken.
            return [.. mapped.Where(column =>
                !ItemSlots.Contains(column.Slot)
                    || Bare(column.Column) is "itemtitle" or "itemname" or "producttitle" or "productname" or "movietitle")];
        }

        var id = columns.FirstOrDefault(column => Bare(column) == "id");
        return id is null || mapped.Any(column => column.Slot == ColumnSlot.Item) ? mapped : [new(ColumnSlot.Item, id), .. mapped];
    }

    /// <summary>
    /// A mapping of columns without names: the one that holds times, then in file order user and item, then a small number as signal.
    /// Empty where that is not plain.
    /// </summary>
    public static IReadOnlyList<MappedColumn> ByValue(IReadOnlyList<string> columns, IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0 || columns.Count is < 3 or > 6 || rows.Any(row => row.Length != columns.Count))
        {
            return [];
        }

        var left = Enumerable.Range(0, columns.Count).ToList();
        var time = left.FindIndex(column => rows.All(row => LooksLikeTime(row[column])));
        var mapped = new List<MappedColumn>();
        if (time >= 0)
        {
            mapped.Add(new(ColumnSlot.Time, columns[time]));
            left.Remove(time);
        }
        else if (columns.Count > 3)
        {
            return [];
        }

        if (left.Count < 2
            || rows.Any(row =>
                row[left[0]].Length is 0 or > 64 || row[left[1]].Length is 0 or > 64 || row[left[0]].Contains(' ') || row[left[1]].Contains(' ')))
        {
            return [];
        }

        mapped.Add(new(ColumnSlot.User, columns[left[0]]));
        mapped.Add(new(ColumnSlot.Item, columns[left[1]]));
        var signal = left.Skip(2)
            .Where(column => rows.All(row => row[column].Length > 0 && SourceNumber.TryParse(row[column], out _)))
            .Select(column => columns[column]);
        mapped.AddRange(signal.Take(1).Select(column => new MappedColumn(ColumnSlot.Signal, column)));
        return time >= 0 || mapped.Count == 3 ? mapped : [];
    }

    public static SignalKind SignalOf(IReadOnlyList<MappedColumn> mapped)
    {
        var column = mapped.FirstOrDefault(column => column.Slot == ColumnSlot.Signal).Column;
        return column is null ? SignalKind.None : CountNames.Contains(Bare(column)) ? SignalKind.Count : SignalKind.Rating;
    }

    private static bool LooksLikeTime(string field) =>
        field.Length >= 8
            && SourceTime.TryParse(field, out var seconds)
            && seconds is > 0 and < 4_102_444_800
            && (seconds > 100_000_000 || !long.TryParse(field, out _));

    private static string? Find(IReadOnlyList<string> columns, ColumnSlot slot) =>
        Names[slot].Select(name => columns.FirstOrDefault(column => Bare(column) == name)).FirstOrDefault(column => column is not null);

    private static string Bare(string column) => string.Concat(column.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
