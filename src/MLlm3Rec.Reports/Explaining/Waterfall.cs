using MLlm3Rec.Explanations;
using MLlm3Rec.Ranking;

namespace MLlm3Rec.Reports.Explaining;

/// <summary>One step of a waterfall: from where the sum stood to where it stands with this part.</summary>
/// <param name="Part">Id of the part; null for the faint ones taken together.</param>
/// <param name="Name">As shown.</param>
/// <param name="Kind">Which kind of reason.</param>
/// <param name="Dimension">Key of the motive dimension, or null.</param>
/// <param name="From">The sum before.</param>
/// <param name="To">The sum with it.</param>
public sealed record WaterfallStep(string? Part, string Name, PartKind Kind, string? Dimension, double From, double To)
{
    public double Adds => To - From;
}

/// <summary>A score as a way from 0 through its parts, kind by kind. Faint parts are taken together, so that every sum is complete.</summary>
/// <param name="Steps">In the order of kinds, the heaviest part of each first.</param>
/// <param name="Score">Where the way ends.</param>
public sealed record Waterfall(IReadOnlyList<WaterfallStep> Steps, double Score)
{
    /// <summary>Of the heaviest part.</summary>
    private const double Faint = 0.02;

    /// <summary>Motives are what the method is about: each is shown as long as the digits shown can tell it from nothing.</summary>
    private const double FaintMotive = 0.005;

    public double Lowest => Steps.Select(step => Math.Min(step.From, step.To)).Append(0).Min();

    public double Highest => Steps.Select(step => Math.Max(step.From, step.To)).Append(0).Max();

    public static Waterfall Of(Explanation explanation)
    {
        var steps = new List<WaterfallStep>();
        var sum = 0.0;
        var heaviest = explanation.Parts.Select(part => Math.Abs(part.Contribution)).DefaultIfEmpty().Max();
        foreach (var group in explanation.Groups)
        {
            var faint = group.Parts.Where(part => Math.Abs(part.Contribution) < (part.Kind == PartKind.Motive ? FaintMotive : Faint * heaviest))
                .ToList();
            foreach (var part in group.Parts.Except(faint))
            {
                steps.Add(new WaterfallStep(part.Id, part.Name, part.Kind, part.Dimension, sum, sum += part.Contribution));
            }

            if (faint.Count > 0)
            {
                steps.Add(
                    new WaterfallStep(
                        null,
                        faint.Count == 1 ? "1 faint part" : $"{faint.Count} faint parts",
                        group.Kind,
                        null,
                        sum,
                        sum += faint.Sum(part => part.Contribution)));
            }
        }

        return new Waterfall(steps, sum);
    }
}
