using MLlm3Rec.Datasets;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>How well an item is known by who chose it: n / (n + 3), n being its choices in train; 0 for what nobody has chosen.</summary>
internal static class Support
{
    /// <summary>So many choices make an item half known. 1 and 10 were no better (decision 0038).</summary>
    private const float Half = 3;

    public static float[] Of(Dataset train)
    {
        var counts = new float[train.Items.Count];
        foreach (var choice in train.Interactions)
        {
            counts[choice.Item]++;
        }

        return Array.ConvertAll(counts, count => count / (count + Half));
    }
}
