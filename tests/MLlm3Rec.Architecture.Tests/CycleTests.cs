namespace MLlm3Rec.Architecture;

/// <summary>No project has two rooms that need each other, directly or through others.</summary>
public sealed class CycleTests
{
    public static TheoryData<string> AllProjects => Projects.Names;

    [Theory]
    [MemberData(nameof(AllProjects))]
    public void Namespaces_OfOneProject_FormNoCycle(string project)
    {
        var cycles = Projects.GraphOf(project).Cycles();

        Assert.True(cycles.Count == 0, string.Join('\n', cycles));
    }
}
