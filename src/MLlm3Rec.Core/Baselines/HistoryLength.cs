using MLlm3Rec.Datasets;

namespace MLlm3Rec.Baselines;

/// <summary>Whether a dataset is one of long histories, such as MovieLens, or of short ones, such as Amazon: settings differ as the papers'
/// do.</summary>
internal static class HistoryLength
{
    private const int Long = 50;

    /// <summary>50 choices per user or more, on average.</summary>
    public static bool IsLong(Dataset train) => train.InteractionCount >= (long)Long * train.Users.Count && train.InteractionCount > 0;
}
