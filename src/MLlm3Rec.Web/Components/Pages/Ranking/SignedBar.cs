using System.Globalization;

namespace MLlm3Rec.Web.Components.Pages.Ranking;

/// <summary>A bar that grows right of a common zero for what adds to a score and left of it for what takes away.</summary>
/// <param name="Left">Per cent of the track where the bar begins.</param>
/// <param name="Width">Per cent of the track that it covers.</param>
/// <param name="Zero">Per cent of the track where the zero line stands.</param>
public readonly record struct SignedBar(double Left, double Width, double Zero)
{
    /// <summary>
    /// The track runs from the lowest to the highest value of the set, zero included, so that all bars of a row share one scale.
    /// A set without any value but zero puts the line at the left.
    /// </summary>
    public static SignedBar Of(double value, double lowest, double highest)
    {
        var low = Math.Min(lowest, 0);
        var span = Math.Max(highest, 0) - low;
        if (span <= 0)
        {
            return default;
        }

        var zero = -low / span * 100;
        var end = (value - low) / span * 100;
        return new SignedBar(Math.Min(zero, end), Math.Abs(end - zero), zero);
    }

    /// <summary>As custom properties for the stylesheet.</summary>
    public string Style => string.Create(CultureInfo.InvariantCulture, $"--left:{Left:0.##}%;--width:{Width:0.##}%;--zero:{Zero:0.##}%");
}
