using System.Reflection;
using System.Text.RegularExpressions;
using MudBlazor;

namespace MLlm3Rec.Web.Theme;

public sealed partial class AppIconsTests
{
    private static readonly string Drawings = Path.Combine(
        typeof(AppIconsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(pair => pair.Key == "Assets").Value!,
        "img",
        "icons.svg");

    public static TheoryData<string> Names =>
        [.. typeof(AppIcons).GetFields(BindingFlags.Public | BindingFlags.Static).Select(icon => icon.Name)];

    [Fact]
    public void File_EveryIcon_IsAsMudBlazorDrawsIt()
    {
        var drawn = $"<svg xmlns=\"http://www.w3.org/2000/svg\">\n{string.Concat(Names.Select(row => Symbol(row.Data)))}</svg>\n";
        if (Environment.GetEnvironmentVariable("MLLM3REC_WRITE_ICONS") is { Length: > 0 })
        {
            File.WriteAllText(Drawings, drawn);
        }

        Assert.Equal(drawn, File.ReadAllText(Drawings));
    }

    [Fact]
    public void File_DrawsNoBackdrop() => Assert.DoesNotContain("fill=\"none\"", File.ReadAllText(Drawings), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void Icon_NamesItsDrawing(string name) =>
        Assert.Equal($"<use href=\"img/icons.svg#{name}\"/>", typeof(AppIcons).GetField(name)!.GetValue(null));

    private static string Symbol(string name)
    {
        var drawing = (string)typeof(Icons.Material.Outlined).GetField(name)!.GetValue(null)!;
        return $"<g id=\"{name}\">{Backdrop().Replace(drawing, "").Replace("<g></g>", "", StringComparison.Ordinal)}</g>\n";
    }

    // Most icons begin with an unpainted square.
    [GeneratedRegex("""<(?:rect|path)(?=[^>]* fill="none")[^>]*/>|<g fill="none">(?:<path[^>]*/>)*</g>""")]
    private static partial Regex Backdrop();
}
