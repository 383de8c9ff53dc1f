using System.Globalization;

namespace MLlm3Rec.Web.Components.Pages.Profiles;

/// <summary>"Novelty ≥ 0.7": only people whose motive is at least so strong. In an address: <c>novelty:0.7</c>.</summary>
/// <param name="Dimension">Key of the vocabulary's dimension.</param>
/// <param name="AtLeast">In [0, 1], two decimals.</param>
public sealed record MotiveFilter(string Dimension, double AtLeast)
{
    /// <summary>Null where the text is not a filter: an address is typed by people, and a typing error must not break the page.</summary>
    public static MotiveFilter? Parse(string? text)
    {
        var colon = text?.LastIndexOf(':') ?? -1;
        if (colon <= 0 || !double.TryParse(text![(colon + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var atLeast) || double.IsNaN(atLeast))
        {
            return null;
        }

        return new MotiveFilter(text[..colon], Math.Round(Math.Clamp(atLeast, 0, 1), 2));
    }

    /// <summary>The form that <see cref="Parse"/> reads.</summary>
    public override string ToString() => $"{Dimension}:{AtLeast.ToString("0.##", CultureInfo.InvariantCulture)}";
}
