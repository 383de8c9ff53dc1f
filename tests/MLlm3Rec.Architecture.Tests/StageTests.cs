using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace MLlm3Rec.Architecture;

/// <summary>Inside Core the flow of <c>src/architecture.puml</c> is the only direction.</summary>
public sealed class StageTests
{
    private static readonly ArchUnitNET.Domain.Architecture Core =
        new ArchLoader().LoadAssemblies(typeof(Datasets.Dataset).Assembly).Build();

    private static readonly string Diagram = Path.Combine(Repository.Root, "src", "architecture.puml");

    public static TheoryData<string> Stages => new(File.ReadLines(Diagram)
        .Where(line => line.Contains("<<", StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf("<<", StringComparison.Ordinal) + 2)..line.IndexOf(">>", StringComparison.Ordinal)]));

    [Theory]
    [MemberData(nameof(Stages))]
    public void Stage_OfTheDiagram_HoldsTypes(string stage) =>
        Assert.Contains(Core.Types, type => System.Text.RegularExpressions.Regex.IsMatch(type.Namespace.FullName, $"^{stage}$"));

    [Fact]
    public void Core_EveryNamespace_IsAStageOfTheDiagram()
    {
        var known = Stages.Select(row => $"^{row.Data}$").ToList();

        var unknown = Core.Types
            .Select(type => type.Namespace.FullName)
            .Where(name => name.StartsWith("MLlm3Rec", StringComparison.Ordinal))
            .Distinct()
            .Where(name => !known.Any(stage => System.Text.RegularExpressions.Regex.IsMatch(name, stage)));

        Assert.Empty(unknown);
    }

    [Fact]
    public void Core_Dependencies_FollowTheDiagram() =>
        Types().That().ResideInNamespaceMatching(@"^MLlm3Rec\.").Should().AdhereToPlantUmlDiagram(Diagram).Check(Core);
}
