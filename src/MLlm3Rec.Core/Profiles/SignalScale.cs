using MLlm3Rec.Datasets;

namespace MLlm3Rec.Profiles;

/// <summary>How much a choice says for its item, from a dataset's own scale of signals.</summary>
/// <remarks>
/// Ratings: the lowest 30 % of the scale speak against the item, the rest weighs 0.4 to 1. Counts: 1 + log₂(1 + count / median), cut at 3. Without
/// signals every choice weighs 1.
/// </remarks>
/// <param name="Kind">What the signal counts.</param>
/// <param name="Lowest">Lowest signal of the dataset; for counts its median.</param>
/// <param name="Highest">Highest signal of the dataset.</param>
public sealed record SignalScale(SignalKind Kind, float Lowest, float Highest)
{
    private const float Against = 0.3f;

    public static SignalScale Of(Dataset dataset)
    {
        var signals = new List<float>(dataset.InteractionCount);
        foreach (ref readonly var interaction in dataset.Interactions)
        {
            if (interaction.HasSignal)
            {
                signals.Add(interaction.Signal);
            }
        }

        if (dataset.Signal == SignalKind.None || signals.Count == 0)
        {
            return new SignalScale(SignalKind.None, 0, 0);
        }

        signals.Sort();
        var first = dataset.Signal == SignalKind.Count ? signals[signals.Count / 2] : signals[0];
        return new SignalScale(dataset.Signal, first, signals[^1]);
    }

    /// <summary>Whether the signal speaks against the item.</summary>
    public bool IsLow(in Interaction interaction) =>
        Kind == SignalKind.Rating && interaction.HasSignal && Highest > Lowest && interaction.Signal <= Lowest + Against * (Highest - Lowest);

    /// <summary>Weight of a choice that does not speak against its item; above 0.</summary>
    public float Weight(in Interaction interaction) => Kind switch
    {
        _ when !interaction.HasSignal => 1,
        SignalKind.Rating when Highest > Lowest =>
            0.4f + 0.6f * Math.Clamp((interaction.Signal - Lowest) / (Highest - Lowest), 0, 1),
        SignalKind.Count when Lowest > 0 => Math.Clamp(1 + MathF.Log2(1 + interaction.Signal / Lowest) / 2, 1, 3),
        _ => 1,
    };
}
