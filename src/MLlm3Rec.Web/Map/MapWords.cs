using MLlm3Rec.Map;
using MLlm3Rec.Storage.Map;

namespace MLlm3Rec.Web.Map;

/// <summary>What the Map page says in words.</summary>
internal static class MapWords
{
    /// <summary>"UMAP of people and items by traits, 15 neighbours, seed 42".</summary>
    public static string Title(MapOptions options) =>
        $"{Method(options.Method)} of {Show(options.Show)} by {options.Space.ToString().ToLowerInvariant()}"
        + (
            options.Method == MapMethod.Umap
                ? FormattableString.Invariant($", {options.Neighbours} neighbours, distance {options.MinimumDistance}")
                : "")
        + $", {options.Clusters} clusters, seed {options.Seed}";

    public static string Method(MapMethod method) => method == MapMethod.Umap ? "UMAP" : "PCA";

    public static string Show(MapContent show) => show switch
    {
        MapContent.Items => "items",
        MapContent.Users => "people",
        _ => "people and items",
    };

    /// <summary>What this kind of picture can and cannot say, in one line.</summary>
    public static string Honesty(MapMethod method) => method == MapMethod.Umap
        ? "Near points are alike. How far apart groups lie, how large they are and how empty the space between them is says little."
        : "Directions are real, but two of many: points that lie together may still differ in what this picture leaves out.";

    public static string Quality(TraitMap map) =>
        $"{map.Quality.Trustworthiness:P1} trustworthy (neighbours here are neighbours in truth), {map.Quality.Preservation:P0} of each point's "
            + $"{map.Quality.K} true neighbours kept; measured on {map.Quality.Drawn:N0} points.";

    public static string Drawn(int drawn, int all, int omitted) =>
        (drawn < all ? $"Showing {drawn:N0} of {all:N0} (even sample across clusters)." : $"{all:N0} points.")
        + (omitted > 0 ? $" {omitted:N0} without texts or motives are left out." : "");

    public static string Count(SelectionSummary selection) => (selection.Users, selection.Items) switch
    {
        (0, var items) => Items(items),
        (var users, 0) => People(users),
        var (users, items) => $"{People(users)}, {Items(items)}",
    };

    public static string People(int count) => count == 1 ? "1 person" : $"{count:N0} people";

    public static string Items(int count) => count == 1 ? "1 item" : $"{count:N0} items";

    /// <summary>How large a difference is, by the usual bounds.</summary>
    public static string Size(Difference difference) => Math.Abs(difference.Effect) switch
    {
        _ when !difference.IsClear => "not clear",
        >= 0.8 => "large",
        >= 0.5 => "middling",
        >= 0.2 => "small",
        _ => "tiny",
    };
}
