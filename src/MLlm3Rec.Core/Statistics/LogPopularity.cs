using MLlm3Rec.Datasets;

namespace MLlm3Rec.Statistics;

internal static class LogPopularity
{
    /// <summary>log(1 + number of choices in train), per item.</summary>
    public static float[] Of(Dataset train)
    {
        var counts = new float[train.Items.Count];
        foreach (var choice in train.Interactions)
        {
            counts[choice.Item]++;
        }

        return Array.ConvertAll(counts, count => MathF.Log(1 + count));
    }
}
