using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;

namespace MLlm3Rec.Profiles;

/// <summary>What a choice of this dataset usually says of each dimension: what a user is measured against and shrunk towards.</summary>
/// <param name="Mean">Mean salience over all choices.</param>
/// <param name="Spread">Standard deviation over all choices, at least <see cref="LeastSpread"/>: a dimension that hardly ever occurs must not
/// shout.</param>
/// <param name="Scale">The dataset's scale of signals.</param>
public sealed record Population(float[] Mean, float[] Spread, SignalScale Scale)
{
    public const float LeastSpread = 0.12f;

    public static Population Of(Dataset dataset, ItemReadings readings, ProfileOptions options) =>
        Of(dataset.Interactions, 1, readings, options, SignalScale.Of(dataset));

    /// <summary>From every <paramref name="stride"/>-th choice.</summary>
    public static Population Of(ReadOnlySpan<Interaction> choices, int stride, ItemReadings readings, ProfileOptions options, SignalScale scale)
    {
        var dimensions = readings.Dimensions;
        var sums = new double[dimensions];
        var squares = new double[dimensions];
        var said = new float[dimensions];
        for (var place = 0; place < choices.Length; place += stride)
        {
            Choice.Says(readings, choices[place], options.ReviewWeight, said);
            for (var dimension = 0; dimension < dimensions; dimension++)
            {
                sums[dimension] += said[dimension];
                squares[dimension] += (double)said[dimension] * said[dimension];
            }
        }

        var count = Math.Max(1, (choices.Length + stride - 1) / stride);
        var mean = sums.Select(sum => (float)(sum / count)).ToArray();
        var spread = squares.Select((square, dimension) =>
            Math.Max(LeastSpread, (float)Math.Sqrt(Math.Max(0, square / count - mean[dimension] * mean[dimension]))))
            .ToArray();
        return new Population(mean, spread, scale);
    }
}
