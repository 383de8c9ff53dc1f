using System.Collections.Immutable;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

/// <summary>What a column of a table can mean to an import.</summary>
/// <param name="Key">As in an import request and on the command line: "user", "item" …</param>
/// <param name="Label">As on the page.</param>
/// <param name="Hint">What the column holds, for a person outside the team.</param>
/// <param name="Required">Without it no choice can be read.</param>
/// <param name="OfItem">Describes the item, not the choice.</param>
public sealed record ColumnRole(string Key, string Label, string Hint, bool Required = false, bool OfItem = false)
{
    public static ImmutableArray<ColumnRole> All { get; } =
    [
        new("user", "User", "Who chose", Required: true),
        new("item", "Item", "What was chosen", Required: true),
        new("time", "Time", "A date, or seconds or milliseconds since 1970"),
        new("signal", "Signal", "How much: stars, plays, hours"),
        new("text", "Text", "What the person wrote about it"),
        new("sequence", "Order", "The place in the person's history, if there is no time"),
        new("title", "Title", "What the item is called", OfItem: true),
        new("categories", "Categories", "Where the item belongs", OfItem: true),
        new("brand", "Brand", "Who makes it", OfItem: true),
        new("description", "Description", "What is said of it", OfItem: true),
        new("tags", "Tags", "Words attached to it", OfItem: true),
    ];
}
