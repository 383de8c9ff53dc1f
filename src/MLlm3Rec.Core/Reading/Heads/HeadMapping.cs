using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading.Heads;

/// <summary>Carries heads over to another vocabulary.</summary>
/// <remarks>
/// A dimension with a known key keeps its weights. One without examples goes by its cues alone, as much as heads do on average: the mean of what the
/// known heads give to their own cues, and the mean of their biases, thresholds and calibrations.
/// </remarks>
internal static class HeadMapping
{
    /// <summary>Cues in the clause, in the text, and negated.</summary>
    private const int CueBlocks = 3;

    public static ReadingHeads Of(ReadingHeads heads, Vocabulary vocabulary)
    {
        var old = vocabulary.Dimensions.Select(dimension => heads.Vocabulary.IndexOf(dimension.Key)).ToArray();
        return heads with
        {
            Vocabulary = vocabulary,
            ByClause = Of(heads.ByClause, heads, old),
            ByText = Of(heads.ByText, heads, old),
            Calibration = [.. Enumerable.Range(0, 2 * old.Length).Select(output => CalibrationOf(heads, old, output))],
        };
    }

    private static LogisticModel Of(LogisticModel model, ReadingHeads heads, int[] old)
    {
        var (size, before, now) = (heads.Mean.Length, heads.Vocabulary.Count, old.Length);
        var dense = model.DenseSize + CueBlocks * (now - before);
        var mapped = LogisticModel.Empty(2 * now, dense, heads.Words.Count);
        var rows = mapped.Weights.Length / (2 * now);
        for (var row = 0; row < rows; row++)
        {
            for (var output = 0; output < 2 * now; output++)
            {
                mapped.Weights[row * 2 * now + output] = WeightOf(model, (size, before), old, (row, row == rows - 1), output);
            }
        }

        return mapped;
    }

    private static float WeightOf(LogisticModel model, (int Size, int Dimensions) shape, int[] old, (int Number, bool IsBias) at, int output)
    {
        var ((size, before), (row, isBias)) = (shape, at);
        var (now, known) = (old.Length, old[output % old.Length]);
        var (block, cue) = ((row - size) / now, (row - size) % now);
        var isCue = row >= size && block < CueBlocks;
        var from = !isCue ? row < size ? row : row + CueBlocks * (before - now) : old[cue] < 0 ? -1 : size + block * before + old[cue];
        if (known >= 0)
        {
            return from < 0 ? 0 : model.Weights[from * 2 * before + SideOf(output, now) * before + known];
        }

        var isOwnCue = isCue && cue == output % now;
        return isOwnCue || isBias
            ? Enumerable.Range(0, before).Average(dimension =>
                model.Weights[(isBias ? from : size + block * before + dimension) * 2 * before + SideOf(output, now) * before + dimension])
            : 0;
    }

    private static int SideOf(int output, int now) => output / now;

    private static HeadCalibration CalibrationOf(ReadingHeads heads, int[] old, int output)
    {
        var (side, known) = (SideOf(output, old.Length), old[output % old.Length]);
        var all = heads.Calibration.AsSpan(side * heads.Vocabulary.Count, heads.Vocabulary.Count).ToArray();
        return known >= 0
            ? all[known]
            : new HeadCalibration(all.Average(one => one.Slope), all.Average(one => one.Offset), all.Average(one => one.Threshold));
    }
}
