namespace MLlm3Rec.Datasets.Sources.Columns;

/// <summary>Guesses from names what the columns of a table mean.</summary>
internal static class ColumnGuess
{
    // Names without case, spaces and marks, best first.
    private static readonly Dictionary<ColumnSlot, string[]> Names = new()
    {
        [ColumnSlot.User] =
        [
            "userid", "user", "uid", "reviewerid", "customerid", "customer", "memberid", "visitorid", "accountid", "playerid", "readerid", "personid",
            "userhash", "profileid", "username", "author", "sessionid",
        ],
        [ColumnSlot.Item] =
        [
            "itemid", "item", "iid", "parentasin", "asin", "productid", "product", "movieid", "movie", "bookid", "isbn", "gameid", "game",
            "businessid",
            "artistid", "songid", "trackid", "newsid", "articleid", "animeid", "recipeid", "contentid", "sku", "appid", "placeid", "venueid",
            "stockcode", "itemsku", "poiid", "videoid", "locationid",
        ],
        [ColumnSlot.Time] =
        [
            "timestamp", "unixreviewtime", "time", "ts", "date", "datetime", "createdat", "eventtime", "reviewdate", "reviewtime", "at", "day",
            "tdat", "invoicedate", "orderdate", "purchasedate", "dateadded", "unixtimestamp", "eventtimestamp", "createtime", "utctime", "timems",
        ],
        [ColumnSlot.Signal] =
        [
            "rating", "stars", "score", "overall", "signal", "weight", "plays", "playcount", "count", "quantity", "hours", "playtime", "clicks",
            "bookrating", "userrating", "value",
        ],
        [ColumnSlot.Sequence] = ["seq", "sequence", "position", "historyposition"],
        [ColumnSlot.Text] = ["reviewtext", "review", "comment", "text", "reviewbody", "body", "content"],
        [ColumnSlot.Title] =
        [
            "title", "itemtitle", "producttitle", "productname", "movietitle", "itemname", "booktitle", "prodname", "name", "headline",
        ],
        [ColumnSlot.Categories] = ["categories", "category", "genres", "genre", "maincategory", "topic"],
        [ColumnSlot.Brand] = ["brand", "store", "manufacturer", "publisher", "studio"],
        [ColumnSlot.Description] = ["description", "overview", "abstract", "plot", "summary", "about", "features", "detaildesc"],
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
                    || Bare(column.Column) is "itemtitle" or "itemname" or "booktitle" or "producttitle" or "productname" or "movietitle")];
        }

        var id = columns.FirstOrDefault(column => Bare(column) == "id");
        return id is null || mapped.Any(column => column.Slot == ColumnSlot.Item) ? mapped : [new(ColumnSlot.Item, id), .. mapped];
    }

    public static SignalKind SignalOf(IReadOnlyList<MappedColumn> mapped)
    {
        var column = mapped.FirstOrDefault(column => column.Slot == ColumnSlot.Signal).Column;
        return column is null ? SignalKind.None : CountNames.Contains(Bare(column)) ? SignalKind.Count : SignalKind.Rating;
    }

    private static string? Find(IReadOnlyList<string> columns, ColumnSlot slot) =>
        Names[slot].Select(name => columns.FirstOrDefault(column => Bare(column) == name)).FirstOrDefault(column => column is not null);

    /// <summary>A name without case, spaces and marks.</summary>
    public static string Bare(string column) => string.Concat(column.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
