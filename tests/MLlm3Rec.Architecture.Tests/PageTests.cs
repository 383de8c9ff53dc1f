using ArchUnitNET.Loader;

namespace MLlm3Rec.Architecture;

/// <summary>Inside Web services lie below components, and what pages share lies below all of them.</summary>
public sealed class PageTests
{
    private const string Components = "MLlm3Rec.Web.Components";
    private const string Pages = $"{Components}.Pages.";

    private static readonly (string From, string To)[] Arrows =
        [.. new NamespaceGraph(new ArchLoader().LoadAssemblies(System.Reflection.Assembly.Load("MLlm3Rec.Web")).Build()).Arrows];

    [Fact]
    public void Pages_NeverUseEachOther() =>
        Assert.DoesNotContain(Arrows, arrow => IsIn(arrow.From, Pages) && IsIn(arrow.To, Pages) && PageOf(arrow.From) != PageOf(arrow.To));

    [Fact]
    public void SharedComponents_UseNoPage() =>
        Assert.DoesNotContain(Arrows, arrow => IsIn(arrow.From, $"{Components}.") && !IsIn(arrow.From, Pages) && IsIn(arrow.To, Pages));

    [Fact]
    public void Services_UseNoComponent() =>
        Assert.DoesNotContain(Arrows, arrow => arrow.From != "MLlm3Rec.Web" && !IsIn(arrow.From, Components) && IsIn(arrow.To, Components));

    private static string PageOf(string name) => name[Pages.Length..].Split('.')[0];

    private static bool IsIn(string name, string room) => name.StartsWith(room, StringComparison.Ordinal);
}
