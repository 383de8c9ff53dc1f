using ArchUnitNET.Loader;

namespace MLlm3Rec.Architecture;

/// <summary>No project has two rooms that need each other, directly or through others.</summary>
public sealed class CycleTests
{
    [Theory]
    [InlineData("MLlm3Rec.Core")]
    [InlineData("MLlm3Rec.Language")]
    [InlineData("MLlm3Rec.Storage")]
    [InlineData("mllm3rec")]
    [InlineData("MLlm3Rec.Web")]
    public void Namespaces_OfOneProject_FormNoCycle(string project)
    {
        var architecture = new ArchLoader().LoadAssemblies(System.Reflection.Assembly.Load(project)).Build();

        var cycles = new NamespaceGraph(architecture).Cycles();

        Assert.True(cycles.Count == 0, string.Join('\n', cycles));
    }
}
