using MLlm3Rec.Labels;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading.Heads;

/// <summary>What heads read in a text: how surely it gives a reason, or says that the thing fails at it, and where.</summary>
/// <param name="For">Per dimension a place with a probability; empty places where nothing is told.</param>
/// <param name="Against">The same for what the thing fails at.</param>
internal sealed record HeadReading(HeadPlace[] For, HeadPlace[] Against)
{
    public LabelPrediction Predict(LabelledText example, Vocabulary vocabulary)
    {
        var found = For.Index().Where(entry => entry.Item.IsTold).OrderByDescending(entry => entry.Item.Probability).ToArray();
        return new LabelPrediction(
            example.Id,
            [.. found.Select(entry => vocabulary.Dimensions[entry.Index].Key)],
            [.. Against.Index().Where(entry => entry.Item.IsTold).Select(entry => vocabulary.Dimensions[entry.Index].Key)],
            found.ToDictionary(
                entry => vocabulary.Dimensions[entry.Index].Key,
                entry => example.Text.Substring(entry.Item.Place.Start, entry.Item.Place.Length)));
    }
}

/// <summary>Where a reason stands, and how surely.</summary>
/// <param name="IsTold">The probability reaches its head's threshold.</param>
/// <param name="Probability">In [0, 1], calibrated.</param>
/// <param name="Part">Which of the texts that were read together.</param>
/// <param name="Place">The clause that tells most.</param>
internal readonly record struct HeadPlace(bool IsTold, float Probability, int Part, Token Place);
