namespace MLlm3Rec.Web.Components.Charts;

/// <summary>The points that no other beats in both figures at once.</summary>
internal static class ParetoFront
{
    /// <returns>In the order of X. Of points alike in both figures, all.</returns>
    public static IReadOnlyList<ScatterPoint> Of(IReadOnlyList<ScatterPoint> points, ScatterAxis across, ScatterAxis upwards) =>
    [
        .. points.Where(point => !points.Any(other => Beats(other, point, across, upwards))).OrderBy(point => point.X).ThenBy(point => point.Y),
    ];

    private static bool Beats(ScatterPoint one, ScatterPoint other, ScatterAxis across, ScatterAxis upwards)
    {
        var x = across.IsLessBetter ? other.X - one.X : one.X - other.X;
        var y = upwards.IsLessBetter ? other.Y - one.Y : one.Y - other.Y;
        return x >= 0 && y >= 0 && (x > 0 || y > 0);
    }
}
