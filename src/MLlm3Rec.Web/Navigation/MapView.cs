using System.Collections.Immutable;
using MLlm3Rec.Map;

namespace MLlm3Rec.Web.Navigation;

/// <summary>Everything the Map page shows that its address holds.</summary>
public sealed record MapView
{
    public const int UsualLimit = 100_000;
    public const int LeastLimit = 500;

    /// <summary>What can be drawn over each other, in that order.</summary>
    public static readonly ImmutableArray<string> Layers = ["density", "points", "labels", "selection"];

    /// <summary>The field that points are coloured by at first.</summary>
    public const string ByCluster = "cluster";

    private const string HiddenFirst = "density";

    public string? Dataset { get; init; }

    /// <summary>How the map was or will be made: with these the address gives the same picture anywhere.</summary>
    public MapOptions Options { get; init; } = new();

    /// <summary>The address says nothing of options: any map will do.</summary>
    public bool AnyMap { get; init; } = true;

    public string Colour { get; init; } = ByCluster;

    /// <summary>Layers that are not drawn.</summary>
    public ImmutableArray<string> Hidden { get; init; } = [HiddenFirst];

    /// <summary>Code of the selection, or null.</summary>
    public string? Selection { get; init; }

    /// <summary>Code of the selection that it is compared with; null for everybody else.</summary>
    public string? Against { get; init; }

    /// <summary>"user:ID", "item:ID" or "dimension:KEY" of the point in focus, or null.</summary>
    public string? Point { get; init; }

    /// <summary>Whether the way of the person in focus is drawn.</summary>
    public bool Trail { get; init; }

    /// <summary>At most so many points are drawn.</summary>
    public int Limit { get; init; } = UsualLimit;

    public MapView Toggled(string layer) =>
        this with { Hidden = Hidden.Contains(layer) ? Hidden.Remove(layer) : [.. Layers.Where(known => known == layer || Hidden.Contains(known))] };

    /// <summary>The parts of the address, defaults left out; options together or not at all.</summary>
    public IEnumerable<(string Name, string? Value)> Query()
    {
        yield return ("dataset", Dataset);
        if (!AnyMap)
        {
            yield return ("show", Options.Show.ToString().ToLowerInvariant());
            yield return ("space", Options.Space.ToString().ToLowerInvariant());
            yield return ("method", Options.Method.ToString().ToLowerInvariant());
            yield return ("neighbours", $"{Options.Neighbours}");
            yield return ("distance", FormattableString.Invariant($"{Options.MinimumDistance}"));
            yield return ("clusters", $"{Options.Clusters}");
            yield return ("seed", $"{Options.Seed}");
        }

        yield return ("colour", Colour == ByCluster ? null : Colour);
        yield return ("hide", Hidden.SequenceEqual([HiddenFirst]) ? null : Hidden.IsEmpty ? "none" : string.Join(',', Hidden));
        yield return ("sel", Selection);
        yield return ("with", Against);
        yield return ("point", Point);
        yield return ("trail", Trail ? "1" : null);
        yield return ("limit", Limit == UsualLimit ? null : $"{Limit}");
    }

    /// <summary>What an address says; whatever is not understood is left at its default.</summary>
    public static MapView Parse(Func<string, string?> query)
    {
        var usual = new MapOptions();
        return new MapView
        {
            Dataset = Text(query("dataset")),
            AnyMap = Text(query("method")) is null,
            Options = new MapOptions
            {
                Show = Word(query("show"), usual.Show),
                Space = Word(query("space"), usual.Space),
                Method = Word(query("method"), usual.Method),
                Neighbours = Number(query("neighbours"), usual.Neighbours, 2, 200),
                MinimumDistance = double.TryParse(query("distance"), out var distance) ? Math.Clamp(distance, 0, 0.99) : usual.MinimumDistance,
                Clusters = Number(query("clusters"), usual.Clusters, 2, 40),
                Seed = Number(query("seed"), usual.Seed, int.MinValue, int.MaxValue),
            },
            Colour = Text(query("colour")) ?? ByCluster,
            Hidden = Text(query("hide")) is { } hidden ? [.. Layers.Where(hidden.Split(',').Contains)] : [HiddenFirst],
            Selection = Text(query("sel")),
            Against = Text(query("with")),
            Point = Text(query("point")),
            Trail = query("trail") == "1",
            Limit = Number(query("limit"), UsualLimit, LeastLimit, 1_000_000),
        };
    }

    /// <summary>How an address names a point.</summary>
    public static string NameOf(PointKind kind, string id) => $"{kind.ToString().ToLowerInvariant()}:{id}";

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static int Number(string? value, int usual, int least, int most) =>
        int.TryParse(value, out var number) ? Math.Clamp(number, least, most) : usual;

    private static T Word<T>(string? value, T usual)
        where T : struct, Enum => Enum.TryParse<T>(value, ignoreCase: true, out var word) && Enum.IsDefined(word) ? word : usual;
}
