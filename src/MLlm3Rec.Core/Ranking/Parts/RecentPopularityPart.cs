using MLlm3Rec.Statistics;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>How often an item was chosen shortly before the user's last known choice: log(1 + count). Nothing later is looked at.</summary>
/// <param name="definition">Which part it is.</param>
/// <param name="counts">Choices by time.</param>
/// <param name="days">Length of the window; null reaches back to the beginning.</param>
internal sealed class RecentPopularityPart(PartDefinition definition, PastCounts counts, int? days) : IAlignmentPart
{
    private const long Day = 86_400;

    public PartDefinition Definition => definition;

    public float Prior { get; init; } = 0.2f;

    public void Measure(in ScoringContext context, Span<float> values)
    {
        var now = context.Now;
        if (now != Datasets.Interaction.NoTime)
        {
            counts.LogBetween(Begin(now), now, values);
        }
    }

    public void MeasureAt(in ScoringContext context, ReadOnlySpan<int> items, Span<float> values)
    {
        var now = context.Now;
        if (now != Datasets.Interaction.NoTime)
        {
            counts.LogBetweenAt(Begin(now), now, items, values);
        }
    }

    private long Begin(long now) => days is { } window ? now - window * Day : long.MinValue;
}
