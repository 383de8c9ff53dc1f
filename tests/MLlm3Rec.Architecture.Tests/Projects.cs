using System.Reflection;
using ArchUnitNET.Loader;

namespace MLlm3Rec.Architecture;

/// <summary>The assemblies of <c>src</c>, and the graph of each one's namespaces.</summary>
internal static class Projects
{
    public static IReadOnlyList<Assembly> All { get; } =
    [
        .. Named("MLlm3Rec.Core", "MLlm3Rec.Language", "MLlm3Rec.Storage", "MLlm3Rec.Reports", "mllm3rec", "MLlm3Rec.Web"),
    ];

    public static TheoryData<string> Names => new(All.Select(project => project.GetName().Name!));

    public static IEnumerable<System.Type> Types => All.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.Namespace?.StartsWith("MLlm3Rec", StringComparison.Ordinal) == true && !type.Name.Contains('<'));

    /// <summary>What other projects can see, but for types inside types.</summary>
    public static IEnumerable<System.Type> PublicTypes => Types.Where(type => type.IsPublic);

    public static NamespaceGraph GraphOf(string project) => new(new ArchLoader().LoadAssemblies(Assembly.Load(project)).Build());

    private static IEnumerable<Assembly> Named(params string[] names) => names.Select(Assembly.Load);
}
