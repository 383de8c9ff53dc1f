using System.Numerics.Tensors;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading;

/// <summary>
/// The built-in engine's way of reading, fitted to one dataset: what each text says of every dimension, in whose words, and a vector of its meaning.
/// </summary>
/// <remarks>
/// Word vectors from weighted co-occurrence and truncated SVD (<see cref="Cooccurrence"/>, <see cref="WordVectors"/>); the vocabulary's cues, widened
/// by words that keep their company (<see cref="CueExpansion"/>); a salience against the base rate (<see cref="BaseRates"/>). No network, no
/// randomness beyond the seed, the same result for any number of threads. Immutable and safe to share between threads.
/// </remarks>
public sealed class Reader
{
    /// <summary>What the method's name begins with where clauses are read.</summary>
    internal const string ByClauses = "clauses ";

    private const string CueMethod = "co-occurrence 1";

    private const string ClauseMethod = ByClauses + "2";

    private readonly CueMatcher matcher;
    private readonly SentenceSpace? space;

    internal Reader(ReaderState state, SentenceReader? sentences = null, SentenceSpace? space = null)
    {
        (State, Sentences, this.space) = (state, sentences, space);
        var cues = CuePhrase.Of(state.Vocabulary);
        matcher = new CueMatcher(state.WithLearned(cues), state.Vocabulary.Count);
    }

    /// <summary>Name of the method and its version, for provenance.</summary>
    public string Method => Sentences is null ? CueMethod : $"{ClauseMethod}, {Sentences.Vectors.Model}";

    /// <summary>Whether a reader of this version signs so, by whichever vectors: what an earlier one read, this one may read otherwise.</summary>
    internal static bool IsMethodOfToday(string method) => method == CueMethod || method.StartsWith(ClauseMethod + ",", StringComparison.Ordinal);

    /// <summary>Reads in place of the cues wherever it has vectors; null where nobody does.</summary>
    public SentenceReader? Sentences { get; }

    public Vocabulary Vocabulary => State.Vocabulary;

    public ReadingOptions Options => State.Options;

    /// <summary>Words that this dataset uses like the vocabulary's cues.</summary>
    public IReadOnlyList<LearnedCue> LearnedCues => State.LearnedCues;

    /// <summary>Length of an item's vector: the text's meaning, then one place per dimension.</summary>
    public int VectorSize => (space?.Count ?? State.Vectors.Size) + Vocabulary.Count;

    internal ReaderState State { get; }

    /// <summary>Learns from the texts of all items and from the reviews of this dataset's interactions.</summary>
    public static Reader Fit(Dataset dataset, Vocabulary vocabulary, ReadingOptions options, CancellationToken cancellationToken) =>
        new(ReaderState.Fit(dataset, vocabulary, options, cancellationToken));

    /// <summary>
    /// The reader that <see cref="Fit"/> would give for another vocabulary or another number of learned cues, without learning the words again.
    /// Of the options only those that concern cues count.
    /// </summary>
    public Reader With(Dataset dataset, Vocabulary vocabulary, ReadingOptions options, CancellationToken cancellationToken) =>
        Sentences is null || space is null
            ? new(State.ModelProfile(dataset, vocabulary, options, cancellationToken))
            : new Reader(State.ModelProfile(dataset, vocabulary, options, cancellationToken))
                .With(
                    new SentenceReader(Sentences.Heads.With(vocabulary, Sentences.Vectors, cancellationToken), Sentences.Vectors),
                    space,
                    dataset,
                    cancellationToken);

    /// <summary>The same reader with one that reads by clauses in front: its vectors stand in place of those of words.</summary>
    public Reader With(SentenceReader sentences, Dataset dataset, CancellationToken cancellationToken) =>
        With(sentences, SentenceSpace.Of(sentences, dataset.Items, Options, cancellationToken), dataset, cancellationToken);

    /// <summary>Directions in which items differ know nothing of a vocabulary; how much each dimension is said does.</summary>
    private Reader With(SentenceReader sentences, SentenceSpace fitted, Dataset dataset, CancellationToken cancellationToken)
    {
        var reading = new Reader(State, sentences, fitted);
        var read = new float[dataset.Items.Count][];
        Parallel.For(0, read.Length, Options.Parallel(cancellationToken), item => read[item] = reading.Read(dataset.Items[item]).Salience);
        var salience = new float[Vocabulary.Count];
        foreach (var one in read)
        {
            TensorPrimitives.Add(salience, one, salience);
        }

        TensorPrimitives.Divide(salience, Math.Max(1, dataset.Items.Count), salience);
        return new Reader(State, sentences, fitted with { Salience = salience });
    }

    /// <summary>This reader's words with what the other reads clauses by.</summary>
    internal Reader WithSentencesOf(Reader other) => new(State, other.Sentences, other.space);

    public static Reader Load(Stream stream) => new(ReaderFile.Read(stream));

    /// <summary>What <see cref="Save"/> wrote, with the vectors that its clauses were read by.</summary>
    public static Reader Load(Stream stream, Func<string, int, ClauseVectors> vectorsOf) => ReaderFile.ReadWhole(stream, vectorsOf);

    public void Save(Stream stream) => ReaderFile.Write(State, Sentences, space, stream);

    /// <summary>What an item's own texts say, whatever its buyers wrote.</summary>
    public TextReading Read(Item item)
    {
        if (Sentences is null)
        {
            return ReadCues(item);
        }

        var spoken = State.FieldsOf(item).Where(field => SentenceReader.Speaks(field.Field)).ToArray();
        return spoken.Length == 0 ? TextReading.Nothing(Vocabulary.Count) : Sentences.Read(spoken) ?? ReadCues(item);
    }

    /// <summary>What a review says, measured against other reviews.</summary>
    public TextReading ReadReview(string review) =>
        Sentences?.Read([(TextField.Review, new TokenizedText(review))]) ?? ReadCues(review);

    private TextReading ReadCues(Item item)
    {
        var matches = new List<CueMatch>();
        var best = new CueHit[Vocabulary.Count];
        var bestWeight = new float[Vocabulary.Count];
        foreach (var (field, text) in State.FieldsOf(item))
        {
            var start = matches.Count;
            matcher.Find(text, matches);
            Choose(matches, start, field, State.ItemRates, best, bestWeight);
        }

        return Rated(matches, State.ItemRates, best);
    }

    private TextReading ReadCues(string review)
    {
        var matches = new List<CueMatch>();
        var best = new CueHit[Vocabulary.Count];
        matcher.Find(new TokenizedText(review), matches);
        Choose(matches, 0, TextField.Review, State.ReviewRates, best, new float[Vocabulary.Count]);
        return Rated(matches, State.ReviewRates, best);
    }

    /// <summary>
    /// Writes an item's vector: √(1 − s) times its texts' meaning (unit) and √s times its saliences less their mean (unit), scaled to unit length,
    /// where s is <see cref="ReadingOptions.TraitShare"/>. An item without known words and cues gets zeros.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="salience">Its saliences, as read before.</param>
    /// <param name="vector"><see cref="VectorSize"/> places.</param>
    public void Embed(Item item, ReadOnlySpan<float> salience, Span<float> vector)
    {
        var meaning = vector[..^Vocabulary.Count];
        Embed(item, meaning);
        var traits = vector[^Vocabulary.Count..];
        var usual = space?.Salience ?? State.ItemRates.MeanSalience;
        for (var dimension = 0; dimension < traits.Length; dimension++)
        {
            traits[dimension] = salience[dimension] - usual[dimension];
        }

        Scale(meaning, Math.Sqrt(1 - Options.TraitShare));
        Scale(traits, salience.ContainsAnyExcept(0f) ? Math.Sqrt(Options.TraitShare) : 0);
        Kernels.Normalize(vector);
    }

    private void Embed(Item item, Span<float> meaning)
    {
        if (space is null)
        {
            State.Embed(item, meaning);
            return;
        }

        var sum = new float[space.Mean.Length];
        Sentences!.Sum(item, sum); // A space is fitted to what it reads.
        space.Project(sum, meaning);
    }

    private static TextReading Rated(List<CueMatch> matches, BaseRates rates, CueHit[] best)
    {
        var salience = new float[best.Length];
        rates.Salience(matches, salience);
        return new TextReading(salience, best);
    }

    private static void Choose(List<CueMatch> matches, int start, TextField field, BaseRates rates, CueHit[] best, float[] bestWeight)
    {
        foreach (var match in matches.Skip(start))
        {
            var dimension = match.Cue.Dimension;
            if (rates.Weight(match) > bestWeight[dimension])
            {
                bestWeight[dimension] = rates.Weight(match);
                best[dimension] = new CueHit(field, match.Start, match.Length);
            }
        }
    }

    private static void Scale(Span<float> part, double length)
    {
        Kernels.Normalize(part);
        foreach (ref var value in part)
        {
            value *= (float)length;
        }
    }
}
