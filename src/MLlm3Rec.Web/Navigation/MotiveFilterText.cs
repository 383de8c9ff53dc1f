using System.Globalization;
using MLlm3Rec.Storage.Profiles;

namespace MLlm3Rec.Web.Navigation;

/// <summary>A motive filter in an address: <c>novelty:0.7</c>.</summary>
public static class MotiveFilterText
{
    /// <summary>Null where the text is not a filter: an address is typed by people, and a typing error must not break the page.</summary>
    public static MotiveFilter? Parse(string? text)
    {
        var colon = text?.LastIndexOf(':') ?? -1;
        if (colon <= 0
            || !double.TryParse(text![(colon + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var atLeast)
            || double.IsNaN(atLeast))
        {
            return null;
        }

        return new MotiveFilter(text[..colon], Math.Round(Math.Clamp(atLeast, 0, 1), 2));
    }

    /// <summary>The form that <see cref="Parse"/> reads.</summary>
    public static string Of(MotiveFilter filter) => $"{filter.Dimension}:{filter.AtLeast.ToString("0.##", CultureInfo.InvariantCulture)}";
}
