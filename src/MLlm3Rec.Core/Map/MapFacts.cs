namespace MLlm3Rec.Map;

/// <summary>What is known of every point of a map, besides its place: what colours, rules, tables and comparisons are made of.</summary>
/// <param name="Dimensions">Number of motive dimensions.</param>
/// <param name="Strengths">[points × dimensions] in [0, 1]: a user's motives, an item's traits, 1 for a dimension itself.</param>
/// <param name="Confidence">In [0, 1] for a user, NaN for the others.</param>
/// <param name="Choices">Length of a user's history; how often an item was chosen; 0 for a dimension.</param>
public sealed record MapFacts(int Dimensions, float[] Strengths, float[] Confidence, int[] Choices)
{
    public float Strength(int point, int dimension) => Strengths[point * Dimensions + dimension];

    public ReadOnlySpan<float> StrengthsOf(int point) => Strengths.AsSpan(point * Dimensions, Dimensions);

    /// <summary>The dimensions that are strongest at a point, strongest first; only those above 0.</summary>
    public IReadOnlyList<int> Strongest(int point, int most) =>
    [
        .. Enumerable.Range(0, Dimensions).Where(dimension => Strength(point, dimension) > 0)
            .OrderByDescending(dimension => Strength(point, dimension)).ThenBy(dimension => dimension).Take(most),
    ];

    public static MapFacts Of(MapSource source, IReadOnlyList<MapPoint> points, CancellationToken cancellationToken)
    {
        var dimensions = source.Vocabulary.Count;
        var facts = new MapFacts(dimensions, new float[points.Count * dimensions], new float[points.Count], new int[points.Count]);
        var chosen = new int[source.Dataset.Items.Count];
        foreach (ref readonly var choice in source.Dataset.Interactions)
        {
            chosen[choice.Item]++;
        }

        Parallel.For(
            0,
            points.Count,
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            point =>
        {
            var strengths = facts.Strengths.AsSpan(point * dimensions, dimensions);
            facts.Confidence[point] = float.NaN;
            switch (points[point].Kind)
            {
                case PointKind.User:
                    var history = source.Dataset.History(points[point].Index);
                    source.Extractor.Strengths(history, strengths);
                    facts.Confidence[point] = (float)source.Extractor.Confidence(history);
                    facts.Choices[point] = history.Length;
                    break;
                case PointKind.Item:
                    source.Readings.SalienceOf(points[point].Index).CopyTo(strengths);
                    facts.Choices[point] = chosen[points[point].Index];
                    break;
                default:
                    strengths[points[point].Index] = 1;
                    break;
            }
        });
        return facts;
    }
}
