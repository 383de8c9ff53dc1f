namespace MLlm3Rec.Web.Navigation;

/// <summary>How somebody looks at a table: a part of the address of its page, under the same names on every page. Words that an address gets wrong
/// count as not said.</summary>
/// <param name="Sort">Key of the column that rows are sorted by.</param>
/// <param name="Descending">The largest first.</param>
/// <param name="Page">From 1.</param>
/// <param name="Hidden">Keys of columns that are left out, with commas between them.</param>
/// <param name="Dense">With less room between rows.</param>
public sealed record TableView(string Sort, bool Descending, int Page = 1, string Hidden = "", bool Dense = false)
{
    /// <summary>Rows of a page.</summary>
    public int Take { get; init; } = 50;

    /// <summary>Rows of the pages before.</summary>
    public int Skip => (Math.Min(Page, int.MaxValue / Take) - 1) * Take;

    private IEnumerable<string> HiddenKeys => Hidden.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public bool Hides(string key) => HiddenKeys.Contains(key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The column comes, or goes.</summary>
    public TableView Toggled(string key) => this with
    {
        Hidden = string.Join(
            ',',
            Hides(key)
                ? HiddenKeys.Where(hidden => !hidden.Equals(key, StringComparison.OrdinalIgnoreCase))
                : HiddenKeys.Append(key.ToLowerInvariant())),
    };

    /// <summary>Another order begins at the first page.</summary>
    public TableView SortedBy(string key, bool descending) => this with { Sort = key, Descending = descending, Page = 1 };

    /// <summary>Whether the other shows the same rows.</summary>
    public bool ListsSameAs(TableView other) => Page == other.Page && IsSortedAs(other);

    /// <summary>Whether the other has the same order.</summary>
    public bool IsSortedAs(TableView other) => IsSortedBy(other.Sort, other.Descending);

    public bool IsSortedBy(string key, bool descending) => Descending == descending && Sort.Equals(key, StringComparison.OrdinalIgnoreCase);

    /// <summary>The column as a store knows it.</summary>
    public TColumn SortAs<TColumn>()
        where TColumn : struct, Enum => Enum.TryParse<TColumn>(Sort, ignoreCase: true, out var column) && Enum.IsDefined(column) ? column : default;

    /// <summary>As parts of an address; what is usual is not said.</summary>
    public IReadOnlyDictionary<string, object?> Query(TableView usual) => new Dictionary<string, object?>
    {
        ["sort"] = IsSortedAs(usual) ? null : Sort.ToLowerInvariant(),
        ["dir"] = IsSortedAs(usual) ? null : Descending ? "desc" : "asc",
        ["page"] = Page > 1 ? Page : null,
        ["without"] = Hidden.Length == 0 ? null : Hidden,
        ["rows"] = Dense ? "dense" : null,
    };
}
