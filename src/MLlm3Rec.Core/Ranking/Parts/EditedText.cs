using System.Numerics.Tensors;
using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>An item whose texts are supposed to be others, read again by the engine as it is fitted.</summary>
/// <param name="Index">Number of the item.</param>
/// <param name="Item">With the other texts.</param>
/// <param name="Salience">What they say of each dimension.</param>
/// <param name="Vector">Their trait vector; null where vectors come from elsewhere and cannot be made here.</param>
internal sealed record EditedText(int Index, Item Item, float[] Salience, float[]? Vector)
{
    /// <summary>Two unit vectors nearer than this are the same text read twice.</summary>
    private const float Rounding = 1e-3f;

    /// <summary>Reads the texts; the vector is null where the dataset's vectors were not made by this engine's reader.</summary>
    public static EditedText Read(BuiltInProfileExtractor extractor, CounterfactualText text)
    {
        var (reader, readings) = (extractor.Reader, extractor.Readings);
        var salience = Told(readings, text, reader.Read(text.Edited));
        var vector = new float[reader.VectorSize];
        var own = new float[reader.VectorSize];
        reader.Embed(text.Edited, salience, vector);
        reader.Embed(text.Original, readings.SalienceOf(text.Index), own);
        var isOwn = readings.VectorSize == own.Length && TensorPrimitives.Distance(own, readings.VectorOf(text.Index)) < Rounding;
        return new EditedText(text.Index, text.Edited, salience, isOwn ? vector : null);
    }

    /// <summary>Whatever an item says of itself, its buyers go on saying what they say.</summary>
    private static float[] Told(ItemReadings readings, CounterfactualText text, TextReading own)
    {
        if (readings.Buyers is not { } buyers)
        {
            return own.Salience;
        }

        var expected = new float[readings.Dimensions];
        buyers.Expect(text.Index, own.Expected, expected);
        return [.. expected.Select((all, place) => BuyersReading.Told(own.Salience[place], own.Expected[place], all))];
    }

    /// <summary>A matrix of item rows with this item's row replaced.</summary>
    public float[] Replace(float[] matrix, int size, ReadOnlySpan<float> row)
    {
        var copy = (float[])matrix.Clone();
        row.CopyTo(copy.AsSpan(Index * size, size));
        return copy;
    }
}
