using System.Globalization;
using System.Text.Json.Serialization;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Splitting;

/// <summary>How a choice must be rated to count as one: anyhow, at least by a number, or at least by the person's own mean.</summary>
/// <remarks>A choice without a rating counts: unknown is not low. The mean is taken over what the person had rated before the hidden
/// choice.</remarks>
/// <param name="Number">In the source's own unit; null without one.</param>
/// <param name="IsOwnMean">Whether the person's mean is the measure.</param>
[JsonConverter(typeof(RatingThresholdConverter))]
public readonly record struct RatingThreshold(float? Number, bool IsOwnMean)
{
    /// <summary>Every choice counts, however it is rated.</summary>
    public static RatingThreshold Any => default;

    public static RatingThreshold OwnMean => new(null, IsOwnMean: true);

    public bool IsAny => this == Any;

    /// <summary>As stored and typed: "any", "mean", "4".</summary>
    public string Word => IsOwnMean ? "mean" : Number?.ToString("R", CultureInfo.InvariantCulture) ?? "any";

    /// <summary>"at least 4", "at least the person's own mean", "anyhow".</summary>
    public string InWords => IsOwnMean ? "at least the person's own mean" : Number is null ? "anyhow" : $"at least {Word}";

    /// <summary>Null where the word is none.</summary>
    public static RatingThreshold? Find(string word) => word switch
    {
        "any" => Any,
        "mean" => OwnMean,
        _ => float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number)
            ? new RatingThreshold(number, IsOwnMean: false)
            : null,
    };

    /// <param name="signal">Of the choice; NaN where it has none.</param>
    /// <param name="before">What the person had chosen before the hidden choice.</param>
    public bool Holds(float signal, ReadOnlySpan<Interaction> before)
    {
        var least = IsOwnMean ? MeanOf(before) : Number;
        return least is null || float.IsNaN(signal) || signal >= least;
    }

    private static float? MeanOf(ReadOnlySpan<Interaction> choices)
    {
        var (sum, count) = (0.0, 0);
        foreach (ref readonly var choice in choices)
        {
            if (choice.HasSignal)
            {
                sum += choice.Signal;
                count++;
            }
        }

        return count == 0 ? null : (float)(sum / count);
    }
}
