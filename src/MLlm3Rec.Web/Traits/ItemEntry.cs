namespace MLlm3Rec.Web.Traits;

/// <summary>An item in the list of all.</summary>
/// <param name="Item">Dense index.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">As shown.</param>
/// <param name="Choices">How often it was chosen.</param>
/// <param name="Traits">What it offers, strongest first; dimensions by their place in the vocabulary, salience in (0, 1].</param>
public sealed record ItemEntry(int Item, string Id, string Title, int Choices, IReadOnlyList<(int Dimension, float Salience)> Traits)
{
    /// <summary>Of one dimension, or the strongest where none is asked for; 0 where it offers none.</summary>
    public float SalienceOf(int? dimension) => dimension is { } wanted
        ? Traits.FirstOrDefault(trait => trait.Dimension == wanted).Salience
        : Traits is [var first, ..] ? first.Salience : 0;
}

/// <summary>What items can be sorted by.</summary>
public enum ItemColumn
{
    Choices,
    Title,

    /// <summary>The dimension that is asked for, or the strongest.</summary>
    Traits,
}

/// <summary>Which items to list, in which order; null means any.</summary>
public sealed record ItemQuery
{
    /// <summary>Every word of it stands in the title or the id, in any case of letters.</summary>
    public string? Text { get; init; }

    /// <summary>Only items that offer it: a place in the vocabulary.</summary>
    public int? Dimension { get; init; }

    public ItemColumn Sort { get; init; }

    public bool Descending { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;
}
