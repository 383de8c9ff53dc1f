using MLlm3Rec.Web.Theme;

namespace MLlm3Rec.Web.Navigation;

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
        new("Home", "/", 'h', AppIcons.AutoStories, dataset => Urls.Home(dataset)),
        new("Datasets", Urls.Datasets(), 'd', AppIcons.Layers, _ => Urls.Datasets()),
        new("Profiles", "/profiles", 'p', AppIcons.PersonSearch, dataset => Urls.Profiles(dataset)),
        new("Traits", "/traits", 'i', AppIcons.Label, dataset => Urls.Traits(dataset)),
        new("Map", "/map", 'm', AppIcons.ScatterPlot, dataset => Urls.Map(dataset)),
        new("Ranking", "/ranking", 'r', AppIcons.FormatListNumbered, dataset => Urls.Ranking(dataset)),
        new("Compare", "/compare", 'c', AppIcons.CompareArrows, dataset => Urls.Compare(dataset)),
        new("Explain", "/explain", 'e', AppIcons.QuestionAnswer, dataset => Urls.Explain(dataset)),
        new("Ask", "/ask", 'a', AppIcons.TravelExplore, dataset => Urls.Ask(dataset)),
        new("Prompts", "/prompts", 't', AppIcons.EditNote, dataset => Urls.Prompts(dataset)),
        new("Runs", Urls.Runs(), 'u', AppIcons.Timelapse, _ => Urls.Runs()),
        new("Settings", Urls.Settings(), 's', AppIcons.Tune, _ => Urls.Settings()),
    ];

    public bool Holds(string path) => Path == "/" ? path == "/" : path == Path || path.StartsWith(Path + "/", StringComparison.Ordinal);
}
