using System.Text.RegularExpressions;

namespace MLlm3Rec.Architecture;

/// <summary>
/// <c>src/architecture.puml</c>: rooms, each with a pattern of the namespaces it holds, and the arrows between them.
/// Within a project every use of one room by another is an arrow, and every arrow is such a use.
/// </summary>
internal sealed partial class Diagram
{
    private readonly List<(string Name, Regex Namespaces)> _rooms = [];

    private readonly HashSet<(string From, string To)> _arrows = [];

    public static Diagram Drawn { get; } = Read(Path.Combine(Repository.Root, "src", "architecture.puml"));

    public IEnumerable<string> Rooms => _rooms.Select(room => room.Name);

    public IReadOnlyCollection<(string From, string To)> Arrows => _arrows;

    /// <summary>The one room that holds a namespace.</summary>
    /// <exception cref="InvalidOperationException">No room does, or more than one.</exception>
    public string RoomOf(string name)
    {
        var holding = _rooms.Where(room => room.Namespaces.IsMatch(name)).Select(room => room.Name).ToList();
        return holding is [var one] ? one : throw new InvalidOperationException($"{name} is in {holding.Count} rooms: {string.Join(", ", holding)}");
    }

    public bool IsDrawn(string name) => _rooms.Any(room => room.Namespaces.IsMatch(name));

    private static Diagram Read(string path)
    {
        var diagram = new Diagram();
        foreach (var line in File.ReadLines(path).Where(line => !line.TrimStart().StartsWith('\'')))
        {
            if (Room().Match(line) is { Success: true } room)
            {
                diagram._rooms.Add((room.Groups["name"].Value, new Regex($"^{room.Groups["pattern"].Value}$", RegexOptions.CultureInvariant)));
            }
            else if (Arrow().Match(line) is { Success: true } arrow)
            {
                diagram._arrows.Add((arrow.Groups["from"].Value, arrow.Groups["to"].Value));
            }
        }

        return diagram;
    }

    [GeneratedRegex(@"^\s*\[(?<name>[^\]]+)\] <<(?<pattern>.+)>>")]
    private static partial Regex Room();

    [GeneratedRegex(@"^\s*\[(?<from>[^\]]+)\] --> \[(?<to>[^\]]+)\]")]
    private static partial Regex Arrow();
}
