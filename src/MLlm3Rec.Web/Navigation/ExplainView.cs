using MLlm3Rec.Experiments;

namespace MLlm3Rec.Web.Navigation;

/// <summary>Everything the Explain page shows that its address holds.</summary>
public sealed record ExplainView
{
    public string? Dataset { get; init; }

    public string? User { get; init; }

    /// <summary>Id of the item that is explained; null for the person's first proposal.</summary>
    public string? Item { get; init; }

    /// <summary>The ranker.</summary>
    public string Method { get; init; } = MethodCatalogue.Mar;

    /// <summary>Whether the last choice is hidden.</summary>
    public HistoryView Question { get; init; }

    /// <summary>Id of the item that "why not?" is asked about, or null.</summary>
    public string? Not { get; init; }

    /// <summary>What the rank is held against, or null.</summary>
    public RankSource? Against { get; init; }

    /// <summary>Whether motives that a model told are ranked by where there are any.</summary>
    public bool UsesModelProfile { get; init; } = true;

    public static ExplainView Parse(
        string? dataset, string? user, string? item, string? method, string? view, string? not, string? against = null, string? motives = null) =>
        new()
        {
            Dataset = NullIfEmpty(dataset),
            User = NullIfEmpty(user),
            Item = NullIfEmpty(item),
            Method = MethodCatalogue.Names.Contains(method ?? "") ? method! : MethodCatalogue.Mar, // Checked.
            Question = view == "next" ? HistoryView.Next : HistoryView.HeldOut,
            Not = NullIfEmpty(not),
            Against = RankSource.Parse(against),
            UsesModelProfile = motives != "built-in",
        };

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
