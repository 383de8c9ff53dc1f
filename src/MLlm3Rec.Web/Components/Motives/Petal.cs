using System.Globalization;

namespace MLlm3Rec.Web.Components.Motives;

/// <summary>One petal, drawn upwards from the middle and then turned to its place.</summary>
/// <param name="Look">Hue and icon of its dimension.</param>
/// <param name="Turn">Degrees, clockwise from the top.</param>
/// <param name="Path">Null where there is nothing to show.</param>
internal sealed record Petal(MotiveLook Look, double Turn, string? Path)
{
    /// <summary>Length of the strongest possible petal.</summary>
    public const double Reach = 126;

    private const double Root = 12;
    private const double Shortest = 34;
    private const double Visible = 0.01;

    public static string Full { get; } = Draw(Reach);

    public static Petal Of(string dimension, int place, int count, double strength)
    {
        var length = Shortest + ((Reach - Shortest) * Math.Clamp(strength, 0, 1));
        return new Petal(MotiveLook.Of(dimension), 360.0 * place / count, strength < Visible ? null : Draw(length));
    }

    // Two curves from the root to the tip; the belly sits at 60 % of the length and fits into a twelfth of the circle.
    private static string Draw(double tip)
    {
        var belly = Root + ((tip - Root) * 0.6);
        var half = belly * 0.3;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"M0 {-Root:0.#}C{-half:0.#} {-belly * 0.8:0.#} {-half:0.#} {-tip * 0.92:0.#} 0 {-tip:0.#}C{half:0.#} {-tip * 0.92:0.#} {half:0.#} "
                + $"{-belly * 0.8:0.#} 0 {-Root:0.#}Z");
    }
}
