namespace MLlm3Rec.Datasets.Sources.Tables;

/// <summary>How the rows of a text file are written.</summary>
/// <param name="Separator">Between two fields.</param>
/// <param name="Quotes">Whether a separator or a line break may stand inside a field.</param>
internal sealed record TextDialect(string Separator, QuoteStyle Quotes)
{
    /// <summary>Whether the first row after <see cref="Skip"/> names the columns.</summary>
    public bool Header { get; init; }

    /// <summary>Rows before the header that belong to no table: who exported it and when.</summary>
    public int Skip { get; init; }

    /// <summary>Fields of a row; one that has more is bad, since nobody knows which of them is too much. 0 where that is not known.</summary>
    public int Width { get; init; }

    /// <summary>Whether lines end as on old Macintoshes, with a carriage return alone.</summary>
    public bool CarriageReturns { get; init; }
}

/// <summary>How a field holds a separator.</summary>
internal enum QuoteStyle
{
    /// <summary>It cannot: a quote is a letter like any other.</summary>
    None,

    /// <summary>In quotes; a quote inside is written twice. Source: RFC 4180.</summary>
    Doubled,

    /// <summary>In quotes; a quote inside has a backslash before it, as MySQL writes it.</summary>
    Backslash,
}
