using MLlm3Rec.Datasets;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Reading;

/// <summary>What all texts of a dataset say, read once: the matrices that profiles, traits and ranking work on.</summary>
/// <param name="Dimensions">Number of motive dimensions, in the vocabulary's order.</param>
/// <param name="Salience">[items × dimensions], row-major, in [0, 1].</param>
/// <param name="Hits">[items × dimensions]: the words to quote.</param>
/// <param name="VectorSize">Length of an item's vector.</param>
/// <param name="Vectors">[items × vector size], unit rows, or zeros for an item without text.</param>
/// <param name="ReviewSalience">[reviews × dimensions], what the users' own words say; empty where there are no reviews.</param>
public sealed record ItemReadings(int Dimensions, float[] Salience, CueHit[] Hits, int VectorSize, float[] Vectors, float[] ReviewSalience)
{
    /// <summary>[items × dimensions]: <see cref="TextReading.Expected"/>, what means are taken of. A reader of cues expects what it tells.</summary>
    public float[] Expected { get; init; } = Salience;

    /// <summary>[reviews × dimensions], the same.</summary>
    public float[] ReviewExpected { get; init; } = ReviewSalience;

    /// <summary>What buyers' reviews have added to <see cref="Salience"/>, <see cref="Expected"/> and <see cref="Hits"/>; null where nobody
    /// wrote.</summary>
    public BuyersReading? Buyers { get; init; }

    /// <summary>What items tell of themselves, whatever their buyers say.</summary>
    public ReadOnlySpan<float> OwnSalienceOf(int item) => Buyers is null ? SalienceOf(item) : Buyers.OwnSalienceOf(item);

    public ReadOnlySpan<float> OwnExpectedOf(int item) => Buyers is null ? ExpectedOf(item) : Buyers.OwnExpectedOf(item);

    public CueHit OwnHitOf(int item, int dimension) => (Buyers?.OwnHits ?? Hits)[item * Dimensions + dimension];

    public ReadOnlySpan<float> SalienceOf(int item) => Salience.AsSpan(item * Dimensions, Dimensions);

    public ReadOnlySpan<float> VectorOf(int item) => Vectors.AsSpan(item * VectorSize, VectorSize);

    public CueHit HitOf(int item, int dimension) => Hits[item * Dimensions + dimension];

    public ReadOnlySpan<float> ExpectedOf(int item) => Expected.AsSpan(item * Dimensions, Dimensions);

    /// <summary>Empty where the interaction has no review.</summary>
    public ReadOnlySpan<float> ReviewExpectedOf(int review) => review < 0 ? [] : ReviewExpected.AsSpan(review * Dimensions, Dimensions);

    /// <summary>Zeros' place is taken by an empty span where the interaction has no review.</summary>
    public ReadOnlySpan<float> ReviewSalienceOf(int review) => review < 0 ? [] : ReviewSalience.AsSpan(review * Dimensions, Dimensions);

    /// <summary>Reads every item and every review, several at a time; the result does not depend on how many.</summary>
    public static ItemReadings Of(Reader reader, Dataset dataset, CancellationToken cancellationToken) =>
        Of(reader, dataset, [.. Enumerable.Range(0, dataset.Reviews.Count)], cancellationToken);

    /// <summary>Reads every item, and of the reviews only some: the others say nothing in what this gives.</summary>
    /// <param name="reader">Reads.</param>
    /// <param name="dataset">Holds the texts.</param>
    /// <param name="wanted">Numbers of reviews, each at most once.</param>
    /// <param name="cancellationToken">Checked between texts.</param>
    public static ItemReadings Of(Reader reader, Dataset dataset, int[] wanted, CancellationToken cancellationToken)
    {
        var dimensions = reader.Vocabulary.Count;
        var salience = new float[dataset.Items.Count * dimensions];
        var hits = new CueHit[salience.Length];
        var vectors = new float[dataset.Items.Count * reader.VectorSize];
        var reviews = new float[dataset.Reviews.Count * dimensions];
        var expected = reader.Sentences is null ? salience : new float[salience.Length];
        var reviewExpected = reader.Sentences is null ? reviews : new float[reviews.Length];
        var parallel = reader.Options.Parallel(cancellationToken);
        Parallel.For(0, dataset.Items.Count, parallel, item =>
        {
            var reading = reader.Read(dataset.Items[item]);
            reading.Salience.CopyTo(salience, item * dimensions);
            reading.Expected.CopyTo(expected, item * dimensions);
            reading.Hits.CopyTo(hits, item * dimensions);
        });
        Parallel.For(0, wanted.Length, parallel, place =>
        {
            var reading = reader.ReadReview(dataset.Reviews[wanted[place]]);
            reading.Salience.CopyTo(reviews, wanted[place] * dimensions);
            reading.Expected.CopyTo(reviewExpected, wanted[place] * dimensions);
        });
        var own = new ItemReadings(dimensions, salience, hits, reader.VectorSize, vectors, reviews)
        {
            Expected = expected,
            ReviewExpected = reviewExpected,
        };
        var told = BuyersReading.Of(own, dataset.Items) is { } buyers ? own.With(buyers, reader, dataset.Items, parallel) : own;
        Parallel.For(0, dataset.Items.Count, parallel, item => reader.Embed(
            dataset.Items[item], told.SalienceOf(item), vectors.AsSpan(item * reader.VectorSize, reader.VectorSize)));
        return told;
    }

    private ItemReadings With(BuyersReading buyers, Reader reader, IReadOnlyList<Item> items, ParallelOptions parallel)
    {
        var (salience, expected, hits) = (new float[Salience.Length], new float[Salience.Length], new CueHit[Salience.Length]);
        Parallel.For(0, items.Count, parallel, item =>
        {
            var first = item * Dimensions;
            buyers.Expect(item, expected.AsSpan(first, Dimensions));
            for (var place = first; place < first + Dimensions; place++)
            {
                salience[place] = BuyersReading.Told(Salience[place], Expected[place], expected[place]);
                hits[place] = Salience[place] > 0 || salience[place] == 0 ? Hits[place] : HitOf(items[item], place - first, reader);
            }
        });
        return this with { Salience = salience, Expected = expected, Hits = hits, Buyers = buyers };
    }

    /// <summary>The words of the buyer who says most of a dimension; their place counts in all reviews together.</summary>
    private CueHit HitOf(Item item, int dimension, Reader reader)
    {
        var best = item.Buyers.MaxBy(review => ReviewExpectedOf(review.Number)[dimension])!; // Somebody has said something.
        var hit = reader.ReadReview(best.Text).Hits[dimension];
        var before = item.Buyers.TakeWhile(review => review != best).Sum(review => review.Text.Length + ItemTexts.BetweenReviews.Length);
        return hit with { Field = TextField.Buyers, Start = before + hit.Start };
    }
}

/// <summary>What one text, or one item's texts together, says.</summary>
/// <param name="Salience">Per dimension of the vocabulary, in [0, 1]; 0 where nothing speaks for it.</param>
/// <param name="Hits">Per dimension the words that tell most; they exist wherever salience is above 0, and where the reason is likely enough to be
/// quoted for somebody who is known to go by it: <see cref="LeastQuoted"/>.</param>
public sealed record TextReading(float[] Salience, CueHit[] Hits)
{
    /// <summary>From this probability on a text is quoted for a motive that other choices show: unlikely of a text by itself, likely of one that
    /// such a person chose.</summary>
    public const float LeastQuoted = 0.15f;

    /// <summary>Of a text that gives no reason.</summary>
    public static TextReading Nothing(int dimensions) => new(new float[dimensions], new CueHit[dimensions]);

    /// <summary>Per dimension how plainly the text says that the thing fails at it, in [0, 1]; empty where nobody looks for that.</summary>
    public float[] Against { get; init; } = [];

    /// <summary>Per dimension the calibrated probability that the text gives the reason, told or not: a mean over many texts loses nothing below a
    /// threshold. A reader without probabilities expects what it tells.</summary>
    public float[] Expected { get; init; } = Salience;

    /// <summary>The same for what the thing fails at; empty where nobody looks for that.</summary>
    public float[] ExpectedAgainst { get; init; } = [];

    /// <summary>The words for it.</summary>
    public CueHit[] AgainstHits { get; init; } = [];
}
