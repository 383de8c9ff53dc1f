using System.Numerics.Tensors;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Reading;

/// <summary>Reads texts by their clauses: heads over the vectors of a sentence encoder.</summary>
/// <remarks>
/// What a text says depends on the text and on the heads alone, not on the choices of a dataset: a split changes nothing in it. Safe to share between
/// threads.
/// </remarks>
public sealed class SentenceReader
{
    private readonly ClauseFeatures features;

    public SentenceReader(ReadingHeads heads, ClauseVectors vectors)
    {
        (Heads, Vectors) = (heads, vectors);
        features = heads.FeaturesOf(vectors);
    }

    public ReadingHeads Heads { get; }

    public ClauseVectors Vectors { get; }

    /// <summary>All that is embedded of an item: its clauses, title and brand included, whatever is searched for reasons.</summary>
    internal static IEnumerable<string> ClausesOf(Item item) =>
        ItemTexts.Fields.SelectMany(field => ClausesOf(ItemTexts.Of(item, field), IsList(field)));

    internal static IEnumerable<string> ClausesOf(string text, bool isList) =>
        (isList ? Clauses.OfList(text) : Clauses.Of(text)).Select(clause => text.Substring(clause.Start, clause.Length));

    /// <summary>Whether a field is searched for reasons. A category says what kind of goods it is, which is no reason in words.</summary>
    internal static bool Speaks(TextField field) => field is not TextField.Categories;

    internal static bool IsList(TextField field) => field is TextField.Categories or TextField.Tags;

    /// <summary>What texts that belong together say; null where none of their clauses has a vector.</summary>
    internal TextReading? Read(IReadOnlyList<(TextField Field, TokenizedText Text)> fields)
    {
        if (features.Of([.. fields.Select(field => new TextPart(field.Text.Text, field.Text, IsList(field.Field)))]) is not { } input)
        {
            return null;
        }

        var reading = Heads.Tell(input, Heads.Judge(input));
        return new TextReading(Saliences(reading.For), Hits(reading.For, fields))
        {
            Expected = Array.ConvertAll(reading.For, place => place.Probability),
            ExpectedAgainst = Array.ConvertAll(reading.Against, place => place.Probability),
            Against = Saliences(reading.Against),
            AgainstHits = Hits(reading.Against, fields),
        };
    }

    /// <summary>Writes the mean vector of an item's clauses, not centred, and of its buyers' as much; zeros where none has a vector.</summary>
    internal void Sum(Item item, Span<float> meaning)
    {
        Sum(ClausesOf(item), meaning);
        if (item.Buyers.Count > 0)
        {
            var buyers = new float[meaning.Length];
            Sum(item.Buyers.SelectMany(review => ClausesOf(review.Text, isList: false)), buyers);
            TensorPrimitives.Add(meaning, buyers, meaning);
            Kernels.Normalize(meaning);
        }
    }

    private void Sum(IEnumerable<string> clauses, Span<float> meaning)
    {
        meaning.Clear();
        var one = new float[meaning.Length];
        foreach (var clause in clauses)
        {
            if (Vectors.TryGet(ClauseVectors.KeyOf(clause), one))
            {
                TensorPrimitives.Add(meaning, one, meaning);
            }
        }

        Kernels.Normalize(meaning);
    }

    private static float[] Saliences(HeadPlace[] places) => Array.ConvertAll(places, place => place.IsTold ? place.Probability : 0);

    private static CueHit[] Hits(HeadPlace[] places, IReadOnlyList<(TextField Field, TokenizedText Text)> fields) => Array.ConvertAll(
        places, place => place.IsTold || place.Probability >= TextReading.LeastQuoted
            ? new CueHit(fields[place.Part].Field, place.Place.Start, place.Place.Length)
            : default);
}
