using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;

namespace MLlm3Rec.Architecture;

/// <summary>Who uses whom among the namespaces of one project, by references between its types.</summary>
internal sealed class NamespaceGraph
{
    private readonly Dictionary<string, Dictionary<string, SortedSet<string>>> _arrows = [];

    public NamespaceGraph(ArchUnitNET.Domain.Architecture project)
    {
        Namespaces = project.Types.Where(type => !type.Name.StartsWith('<')).Select(NameOf).Where(IsOurs).ToHashSet();
        foreach (var type in project.Types.Where(type => IsOurs(NameOf(type))))
        {
            var used = type.Dependencies.Select(dependency => dependency.Target)
                .Where(target => IsOurs(NameOf(target)) && NameOf(target) != NameOf(type) && project.Types.Contains(target));

            foreach (var target in used)
            {
                Of(Of(_arrows, NameOf(type)), NameOf(target)).Add($"{type.Name} → {target.Name}");
            }
        }
    }

    public IReadOnlySet<string> Namespaces { get; }

    public IEnumerable<(string From, string To)> Arrows => _arrows.SelectMany(from => from.Value.Keys.Select(to => (from.Key, to)));

    /// <summary>One line per arrow that lies on a cycle, with a few of the references that draw it; empty where there is no cycle.</summary>
    public IReadOnlyList<string> Cycles() =>
        [.. _arrows.Keys.Order(StringComparer.Ordinal)
            .SelectMany(from => _arrows[from].Where(to => Reaches(to.Key, from))
                .Select(to => $"{from} → {to.Key} ({to.Value.Count}): {string.Join(", ", to.Value.Take(4))}"))];

    private bool Reaches(string start, string goal)
    {
        HashSet<string> seen = [start];
        Queue<string> open = new([start]);
        while (open.TryDequeue(out var here))
        {
            if (here == goal)
            {
                return true;
            }

            foreach (var next in _arrows.GetValueOrDefault(here)?.Keys.Where(seen.Add) ?? [])
            {
                open.Enqueue(next);
            }
        }

        return false;
    }

    private static bool IsOurs(string name) => name == "MLlm3Rec" || name.StartsWith("MLlm3Rec.", StringComparison.Ordinal);

    private static string NameOf(IType type) => type.Namespace?.FullName ?? "";

    private static TValue Of<TValue>(Dictionary<string, TValue> map, string key)
        where TValue : new() =>
        map.TryGetValue(key, out var value) ? value : map[key] = new TValue();
}
