using MLlm3Rec.Ranking;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Web.Components.Charts;

namespace MLlm3Rec.Web.Components.Pages.Compare;

/// <summary>What a part of the score learned: from its measure to points, for an item that many have chosen and for one that nobody has.</summary>
internal static class PartCurve
{
    public static LineChart Of(LearnedPart part) => new(
        part.Heights.SequenceEqual(part.NewHeights)
            ? [Series(part.Name, part.Knots, part.Heights)]
            : [Series("Often chosen", part.Knots, part.Heights), Series("Not chosen yet", part.Knots, part.NewHeights)],
        $"Measure of “{part.Name}”",
        "Points added to the score");

    private static LineSeries Series(string name, IReadOnlyList<float> knots, IReadOnlyList<float> heights) => new(
        name,
        [
            .. knots.Zip(
                heights,
                (knot, height) => new LinePoint(knot, height)
                {
                    Told = [FormattableString.Invariant($"measures {knot:0.000}"), $"adds {ScoreWords.WithSign(height)}"],
                }),
        ]);
}
