using MudBlazor;

namespace MLlm3Rec.Web.Components.Layout;

/// <summary>A page of the navigation.</summary>
/// <param name="Name">The stage's one word.</param>
/// <param name="Path">First segment of its address.</param>
/// <param name="Key">The letter that jumps there.</param>
/// <param name="Icon">MudBlazor's icon path.</param>
/// <param name="Address">The address for a dataset, or without one.</param>
public sealed record Destination(string Name, string Path, char Key, string Icon, Func<string?, string> Address)
{
    /// <summary>In the order of the pipeline.</summary>
    public static IReadOnlyList<Destination> All { get; } =
    [
        new("Home", "/", 'h', Icons.Material.Outlined.AutoStories, dataset => Urls.Home(dataset)),
        new("Datasets", "/datasets", 'd', Icons.Material.Outlined.Dataset, _ => Urls.Datasets()),
        new("Runs", "/runs", 'r', Icons.Material.Outlined.PlayCircle, _ => Urls.Runs()),
    ];

    public bool Holds(string path) => Path == "/" ? path == "/" : path == Path || path.StartsWith(Path + "/", StringComparison.Ordinal);
}
