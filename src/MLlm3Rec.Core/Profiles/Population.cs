using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;

namespace MLlm3Rec.Profiles;

/// <summary>What a choice of this dataset usually says of each dimension: what a user is measured against and shrunk towards.</summary>
/// <param name="Mean">Mean salience over all choices.</param>
/// <param name="Spread">Standard deviation over all choices, at least <see cref="LeastSpread"/>: a dimension that hardly ever occurs must not shout.</param>
/// <param name="Scale">The dataset's scale of signals.</param>
public sealed record Population(float[] Mean, float[] Spread, SignalScale Scale)
{
    public const float LeastSpread = 0.12f;

    public static Population Of(Dataset dataset, ItemReadings readings, ProfileOptions options)
    {
        var dimensions = readings.Dimensions;
        var sums = new double[dimensions];
        var squares = new double[dimensions];
        var said = new float[dimensions];
        foreach (ref readonly var interaction in dataset.Interactions)
        {
            Choice.Says(readings, interaction, options.ReviewWeight, said);
            for (var dimension = 0; dimension < dimensions; dimension++)
            {
                sums[dimension] += said[dimension];
                squares[dimension] += (double)said[dimension] * said[dimension];
            }
        }

        var count = Math.Max(1, dataset.InteractionCount);
        var mean = sums.Select(sum => (float)(sum / count)).ToArray();
        var spread = squares.Select((square, dimension) => Math.Max(LeastSpread, (float)Math.Sqrt(Math.Max(0, square / count - mean[dimension] * mean[dimension])))).ToArray();
        return new Population(mean, spread, SignalScale.Of(dataset));
    }
}
