using System.Globalization;
using System.Text.RegularExpressions;

namespace MLlm3Rec.Web.Map;

/// <summary>Eight hues of the style sheet tell apart, also for people who see no green.</summary>
public sealed partial class PaletteTests
{
    /// <summary>CIE76: about 2 is the least that anybody sees, 10 is told apart at a glance.</summary>
    private const double AtAGlance = 10;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void EightHues_DifferUnderDeuteranopia(int theme)
    {
        var hues = Hue().Matches(Css()).Select(match => match.Groups[1].Value).Chunk(9).ElementAt(theme)[..8];

        var seen = hues.Select(hue => Lab(Deuteranope(Linear(hue)))).ToArray();

        for (var one = 0; one < seen.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var distance = Math.Sqrt(seen[one].Zip(seen[other], (a, b) => (a - b) * (a - b)).Sum());
                Assert.True(distance >= AtAGlance, $"{hues[one]} and {hues[other]} of theme {theme} differ by {distance:F1}.");
            }
        }
    }

    private static string Css()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "MLlm3Rec.sln")))
        {
            directory = directory.Parent!;
        }

        return File.ReadAllText(Path.Combine(directory.FullName, "src/MLlm3Rec.Web/Components/Pages/Map/MapPage.razor.css"));
    }

    private static double[] Linear(string hue) => [.. Enumerable.Range(0, 3).Select(channel =>
    {
        var value = int.Parse(hue.AsSpan(2 * channel, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    })];

    /// <summary>Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113: deuteranomaly of severity 1.</summary>
    private static double[] Deuteranope(double[] rgb) =>
    [
        Math.Clamp(0.367322 * rgb[0] + 0.860646 * rgb[1] - 0.227968 * rgb[2], 0, 1),
        Math.Clamp(0.280085 * rgb[0] + 0.672501 * rgb[1] + 0.047413 * rgb[2], 0, 1),
        Math.Clamp(-0.011820 * rgb[0] + 0.042940 * rgb[1] + 0.968881 * rgb[2], 0, 1),
    ];

    private static double[] Lab(double[] rgb)
    {
        var x = F((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
        var y = F(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
        var z = F((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];

        static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    [GeneratedRegex("--hue-[0-8]: #([0-9a-f]{6})")]
    private static partial Regex Hue();
}
