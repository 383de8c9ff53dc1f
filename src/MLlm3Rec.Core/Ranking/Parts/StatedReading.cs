using System.Numerics.Tensors;
using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>What a person has said, read by the engine as it is fitted: motives and their opposites, and words to compare items with.</summary>
/// <param name="Strengths">Per dimension in vocabulary order, in [0, 1]; NaN where nothing was said.</param>
/// <param name="Avoided">How much each dimension is turned away from, in [0, 1].</param>
/// <param name="Liked">Something with the liked words for a title; null where nothing is liked.</param>
/// <param name="Disliked">The same of what is disliked.</param>
/// <param name="LikedVector">Of what is liked, among trait vectors; zeros where it has none.</param>
/// <param name="DislikedVector">Of what is disliked.</param>
internal sealed record StatedReading(
    float[] Strengths, float[] Avoided, Item? Liked, Item? Disliked, float[] LikedVector, float[] DislikedVector)
{
    /// <summary>What is said in so many words is at least a strong motive, and a stronger one the more plainly it is said.</summary>
    private const float Least = 0.5f;

    public static StatedReading Read(BuiltInProfileExtractor extractor, StatedPreference said)
    {
        var (liked, disliked) = (SalienceOf(extractor, said.Likes), SalienceOf(extractor, said.Dislikes));
        float[] strengths = [.. liked.Zip(disliked, (wanted, against) => wanted > 0 && wanted >= against ? StrengthOf(wanted) : float.NaN)];
        float[] avoided = [.. disliked.Zip(liked, (against, wanted) => against > wanted ? StrengthOf(against) : 0)];
        return new StatedReading(
            strengths, avoided, ItemOf(said.Likes), ItemOf(said.Dislikes), VectorOf(extractor, said.Likes, liked),
            VectorOf(extractor, said.Dislikes, disliked));
    }

    /// <summary>Those that were read, strongest first.</summary>
    public IReadOnlyList<StatedMotive> MotivesIn(Vocabulary vocabulary) =>
    [
        .. vocabulary.Dimensions.Index()
            .Select(one => Avoided[one.Index] > 0
                ? new StatedMotive(one.Item.Key, Avoided[one.Index], IsWanted: false)
                : new StatedMotive(one.Item.Key, float.IsNaN(Strengths[one.Index]) ? 0 : Strengths[one.Index], IsWanted: true))
            .Where(motive => motive.Strength > 0)
            .OrderByDescending(motive => motive.Strength),
    ];

    private static float StrengthOf(float salience) => Least + (1 - Least) * salience;

    /// <summary>Of each dimension the piece that speaks most plainly.</summary>
    private static float[] SalienceOf(BuiltInProfileExtractor extractor, IReadOnlyList<string> pieces)
    {
        var most = new float[extractor.Vocabulary.Count];
        foreach (var piece in pieces)
        {
            TensorPrimitives.Max(most, extractor.Reader.Read(Described([piece])).Salience, most);
        }

        return most;
    }

    private static Item? ItemOf(IReadOnlyList<string> pieces) =>
        pieces.Count == 0 ? null : new Item { Id = new ItemId("stated"), Title = string.Join(", ", pieces) };

    /// <summary>For reading: where titles are but names, nobody reads them.</summary>
    private static Item Described(IReadOnlyList<string> pieces) => new() { Id = new ItemId("stated"), Description = string.Join(". ", pieces) };

    /// <summary>Zeros where the dataset's vectors were made by another reader: then nothing can be compared.</summary>
    private static float[] VectorOf(BuiltInProfileExtractor extractor, IReadOnlyList<string> pieces, float[] salience)
    {
        var vector = new float[extractor.Readings.VectorSize];
        if (pieces.Count > 0 && extractor.Reader.VectorSize == vector.Length)
        {
            extractor.Reader.Embed(Described(pieces), salience, vector);
        }

        return vector;
    }
}
