using MLlm3Rec.Explanations;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Reports.Explaining;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Web.Components.Charts;
using MLlm3Rec.Web.Components.Motives;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>From a score to the bars of its waterfall, and what is told of each.</summary>
internal static class ScoreBars
{
    /// <param name="explanation">A sum of parts.</param>
    /// <param name="beside">Another whose scale it shares, or null.</param>
    /// <param name="key">Prefix of ids.</param>
    public static WaterfallBars Of(Explanation explanation, Explanation? beside, string key)
    {
        var fall = Waterfall.Of(explanation);
        var other = beside is null ? fall : Waterfall.Of(beside);
        var bars = new List<WaterfallBar>();
        foreach (var group in explanation.Groups)
        {
            bars.Add(
                new WaterfallBar(
                    new ChartRow(group.Name, PartWords.WithSign(group.Contribution)) { IsHead = true, Meaning = group.Meaning }, 0, 0));
            bars.AddRange(fall.Steps.Where(step => step.Kind == group.Kind).Select(step => BarOf(explanation, group, step, key)));
        }

        bars.Add(
            new WaterfallBar(new ChartRow("Score", ScoreWords.Of(fall.Score)) { Class = "total" }, 0, fall.Score)
            {
                IsTotal = true,
                Told = [$"{ScoreWords.Of(fall.Score)}, {RankPositionWords.Place(explanation.RankPosition)}"],
            });
        return new WaterfallBars(
            bars, Math.Min(fall.Lowest, other.Lowest), Math.Max(fall.Highest, other.Highest), "Points added to the score so far");
    }

    private static WaterfallBar BarOf(Explanation explanation, PartGroup group, WaterfallStep step, string key)
    {
        var part = step.Part is null ? null : explanation.PartOf(step.Part);
        var look = step.Dimension is null ? null : MotiveLook.Of(step.Dimension);
        return new WaterfallBar(
            new ChartRow(step.Name, PartWords.WithSign(step.Adds))
            {
                Key = step.Part,
                Id = step.Part is null ? null : PartAnchor.Of(key, step.Part),
                Kind = step.Kind.ToString(),
                Spoken = $"{step.Name}: {PartWords.WithSign(step.Adds)}, the sum is then {ScoreWords.Of(step.To)}",
                Icon = look?.Icon,
                Class = look?.Class,
            },
            step.From,
            step.To)
        {
            Hue = look?.Hue,
            Told =
            [
                $"{group.Name} {PartWords.WithSign(step.Adds)}",
                .. part is null ? Array.Empty<string>() : [FormattableString.Invariant($"measures {part.Value:0.000}")],
                $"the sum goes from {ScoreWords.Of(step.From)} to {ScoreWords.Of(step.To)}",
            ],
        };
    }
}
