using Plotly.Blazor.Traces.ScatterLib;

namespace MLlm3Rec.Web.Components.Charts;

/// <summary>On which side of its point a name stands, so that no two names lie over each other.</summary>
internal static class PointLabels
{
    private const double SignWidth = 6.6;
    private const double Height = 16;
    private const double Gap = 8;

    private static readonly TextPositionEnum[] Sides =
        [TextPositionEnum.MiddleRight, TextPositionEnum.MiddleLeft, TextPositionEnum.TopCenter, TextPositionEnum.BottomCenter];

    /// <param name="points">Names and places, in pixels of the drawing.</param>
    /// <param name="width">Of the drawing.</param>
    /// <returns>A side per point; null where every side is taken, and the name is only told under the pointer.</returns>
    public static IReadOnlyList<TextPositionEnum?> Of(IReadOnlyList<(string Name, double X, double Y)> points, double width)
    {
        // A point takes room itself.
        var taken = points.Select(point => new Box(point.X - 6, point.Y - 6, point.X + 6, point.Y + 6)).ToList();
        var sides = new List<TextPositionEnum?>();
        foreach (var point in points)
        {
            var free = Sides.Select(side => (Side: side, Box: Place(point, side)))
                .Where(entry => entry.Box.Left >= 0 && entry.Box.Right <= width && !taken.Any(entry.Box.Meets)).ToList();
            sides.Add(free.Count > 0 ? free[0].Side : null);
            taken.AddRange(free.Take(1).Select(entry => entry.Box));
        }

        return sides;
    }

    private static Box Place((string Name, double X, double Y) point, TextPositionEnum side)
    {
        var width = point.Name.Length * SignWidth;
        return side switch
        {
            TextPositionEnum.MiddleRight => new(point.X + Gap, point.Y - Height / 2, point.X + Gap + width, point.Y + Height / 2),
            TextPositionEnum.MiddleLeft => new(point.X - Gap - width, point.Y - Height / 2, point.X - Gap, point.Y + Height / 2),
            TextPositionEnum.TopCenter => new(point.X - width / 2, point.Y + Gap, point.X + width / 2, point.Y + Gap + Height),
            _ => new(point.X - width / 2, point.Y - Gap - Height, point.X + width / 2, point.Y - Gap),
        };
    }

    private readonly record struct Box(double Left, double Low, double Right, double High)
    {
        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Low < other.High && other.Low < High;
    }
}
