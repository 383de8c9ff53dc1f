namespace MLlm3Rec.Architecture;

/// <summary>Inside each project the arrows of <c>src/architecture.puml</c> are the only ones, and all of them are in use.</summary>
public sealed class RoomTests
{
    private static readonly Dictionary<string, NamespaceGraph> Graphs =
        Projects.All.Select(project => project.GetName().Name!).ToDictionary(name => name, Projects.GraphOf);

    public static TheoryData<string> AllProjects => Projects.Names;

    [Theory]
    [MemberData(nameof(AllProjects))]
    public void Namespaces_OfOneProject_AreDrawn(string project) =>
        None.Of(Graphs[project].Namespaces.Where(name => !Diagram.Drawn.IsDrawn(name)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(AllProjects))]
    public void Arrows_OfOneProject_AreDrawn(string project)
    {
        var missing = UsesOf(Graphs[project]).Except(Diagram.Drawn.Arrows).ToHashSet();

        None.Of(Lines(missing));
    }

    [Fact]
    public void Arrows_OfTheDiagram_AreUsed()
    {
        var unused = Diagram.Drawn.Arrows.Except(Graphs.Values.SelectMany(UsesOf)).ToList();

        None.Of(Lines(unused));
    }

    [Fact]
    public void Rooms_OfTheDiagram_HoldTypes() =>
        None.Of(
            Diagram.Drawn.Rooms.Except(
                Graphs.Values.SelectMany(graph => graph.Namespaces).Where(Diagram.Drawn.IsDrawn).Select(Diagram.Drawn.RoomOf)));

    private static IEnumerable<(string From, string To)> UsesOf(NamespaceGraph graph) =>
        graph.Arrows.Where(arrow => Diagram.Drawn.IsDrawn(arrow.From) && Diagram.Drawn.IsDrawn(arrow.To))
            .Select(arrow => (From: Diagram.Drawn.RoomOf(arrow.From), To: Diagram.Drawn.RoomOf(arrow.To)))
            .Where(arrow => arrow.From != arrow.To)
            .Distinct();

    private static IEnumerable<string> Lines(IEnumerable<(string From, string To)> arrows) =>
        arrows.Order().Select(arrow => $"[{arrow.From}] --> [{arrow.To}]");
}
