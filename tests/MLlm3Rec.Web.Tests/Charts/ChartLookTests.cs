using System.Text.RegularExpressions;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Web.Theme;
using MudBlazor.Utilities;

namespace MLlm3Rec.Web.Components.Charts;

public sealed partial class ChartLookTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Colours_OfEitherTheme_AreThoseOfTheStyleSheet(bool isDark)
    {
        var css = Css();
        var dark = css.IndexOf("data-theme=\"dark\"", StringComparison.Ordinal);
        var tokens = Token().Matches(isDark ? css[dark..] : css[..dark])
            .DistinctBy(token => token.Groups[1].Value).ToDictionary(token => token.Groups[1].Value, token => token.Groups[2].Value);

        var look = new ChartLook(isDark);

        Assert.Equal(Enumerable.Range(0, 12).Select(hue => tokens[$"motive-{hue}"]), Enumerable.Range(0, 12).Select(look.Motive));
        var palette = AppTheme.Palette(isDark);
        string[] plain = [look.Colours.Surface, look.Colours.Line, look.Colours.Accent, look.Bad, look.Edge];
        MudColor[] themed = [palette.Surface, palette.LinesDefault, palette.Primary, palette.Error, palette.LinesInputs];
        Assert.Equal(themed, plain.Select(colour => new MudColor(colour)));
    }

    [Fact]
    public void Of_NameWithMarkup_IsTextToPlotly() =>
        Assert.Equal("<b>A &lt;b&gt; &amp; c</b><br>2 &lt; 3", ChartText.Lines("A <b> & c", "2 < 3", null));

    private static string Css()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "MLlm3Rec.sln")))
        {
            directory = directory.Parent!;
        }

        return File.ReadAllText(Path.Combine(directory.FullName, "wwwroot-assets/css/app.css"));
    }

    [GeneratedRegex("--([a-z-]+[0-9]*): (#[0-9a-f]{6})")]
    private static partial Regex Token();
}
