using System.Numerics.Tensors;
using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Numerics;
using MLlm3Rec.Reading;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Profiles;

/// <summary>Why users choose, told by the built-in engine from their histories and their own reviews.</summary>
public sealed class BuiltInProfileExtractor : IProfileExtractor
{
    private readonly Reader reader;
    private readonly ItemReadings readings;
    private readonly Population population;
    private readonly ProfileOptions options;
    private readonly MotiveStrengths strengths;
    private readonly EvidenceFinder evidence;

    /// <param name="reader">Fitted to the dataset.</param>
    /// <param name="readings">Its readings of the dataset.</param>
    /// <param name="population">What choices usually say, from the choices that may be learned from.</param>
    /// <param name="options">The knobs.</param>
    public BuiltInProfileExtractor(Reader reader, ItemReadings readings, Population population, ProfileOptions options)
    {
        this.reader = reader;
        this.readings = readings;
        this.population = population;
        this.options = options;
        strengths = new MotiveStrengths(readings, population, options);
        evidence = new EvidenceFinder(reader, readings, strengths, options);
        Provenance = BuiltInProvenance.Of(reader, options.ToString());
    }

    public Provenance Provenance { get; }

    /// <summary>The dimensions, in the order of all vectors.</summary>
    public Vocabulary Vocabulary => reader.Vocabulary;

    internal Reader Reader => reader;

    internal ItemReadings Readings => readings;

    /// <summary>The extractor for a dataset whose choices may all be learned from.</summary>
    public static BuiltInProfileExtractor Fit(Dataset train, Reader reader, ItemReadings readings, ProfileOptions options) =>
        new(reader, readings, Population.Of(train, readings, options), options);

    public MotivationProfile Extract(Dataset dataset, int user, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Extract(dataset, dataset.Users[user], dataset.History(user));
    }

    /// <summary>The profile of an explicit history, e.g. of a split or of a person outside the dataset.</summary>
    public MotivationProfile Extract(Dataset dataset, UserId user, ReadOnlySpan<Interaction> history)
    {
        var drafts = new MotiveDrafts(strengths, readings.Dimensions, history);
        return new MotivationProfile
        {
            User = user,
            Motives = MotivesOf(dataset, history, drafts),
            Avoids = AvoidsOf(dataset, history, drafts),
            Confidence = Confidence(history),
            HistoryLength = history.Length,
            Provenance = Provenance,
        };
    }

    /// <summary>Asks nobody, so every answer is accepted.</summary>
    public Task<Answer<MotivationProfile>> ExtractAsync(
        Dataset dataset, UserId user, ReadOnlyMemory<Interaction> history, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<Answer<MotivationProfile>>(new Accepted<MotivationProfile>(Extract(dataset, user, history.Span)));
    }

    public Task<Estimate> EstimateAsync(Dataset dataset, IReadOnlyList<int> users, bool leaveOutLast, CancellationToken cancellationToken) =>
        Task.FromResult(Estimate.Free);

    /// <summary>Strength of every dimension in vocabulary order, in [0, 1]. Allocation-free.</summary>
    public void Strengths(ReadOnlySpan<Interaction> history, Span<float> result) => strengths.Write(history, result);

    /// <summary>The history in the space of trait vectors: the weighted sum of its items' vectors, unit length, or zeros. Allocation-free.</summary>
    public void UserVector(ReadOnlySpan<Interaction> history, Span<float> vector)
    {
        vector.Clear();
        for (var position = 0; position < history.Length; position++)
        {
            TensorPrimitives.MultiplyAdd(readings.VectorOf(history[position].Item), strengths.WeightOf(history, position), vector, vector);
        }

        Kernels.Normalize(vector);
    }

    /// <summary>
    /// In which direction of motives a history leans: per dimension what its choices, all counting alike, say beyond the population, in the
    /// population's spreads; unit length, or zeros. Comparable between short and long histories. Allocation-free.
    /// </summary>
    public void StandardizedMotives(ReadOnlySpan<Interaction> history, Span<float> direction)
    {
        strengths.LastingExcess(history, direction);
        Kernels.Normalize(direction);
    }

    /// <summary>In which direction of motives one text leans, from its saliences, by the same measure.</summary>
    public void StandardizedMotives(ReadOnlySpan<float> salience, Span<float> direction)
    {
        if (!salience.ContainsAnyExcept(0f))
        {
            direction.Clear();
            return;
        }

        TensorPrimitives.Subtract(salience, population.Mean, direction);
        TensorPrimitives.Divide(direction, population.Spread, direction);
        Kernels.Normalize(direction);
    }

    /// <summary>How much each choice says for one dimension, its weight included; 0 for choices that speak against their item.</summary>
    public void WriteAttributions(ReadOnlySpan<Interaction> history, int dimension, Span<float> attributions)
    {
        Span<float> said = stackalloc float[readings.Dimensions];
        for (var position = 0; position < history.Length; position++)
        {
            Choice.Says(readings, history[position], options.ReviewWeight, said);
            attributions[position] = strengths.WeightOf(history, position) * said[dimension];
        }
    }

    /// <summary>Weight of a choice among those of its history; 0 for one that speaks against its item.</summary>
    public float WeightOf(ReadOnlySpan<Interaction> history, int position) => strengths.WeightOf(history, position);

    /// <summary>The quotes that speak most for one dimension, also where it is too faint to be told as a motive; empty where no choice
    /// does.</summary>
    public IReadOnlyList<Evidence> EvidenceFor(Dataset dataset, ReadOnlySpan<Interaction> history, int dimension) =>
        evidence.For(dataset, history, dimension, Horizon.Lasting, new ReviewHits()).Evidence;

    /// <summary>How many choices of a history have texts that say anything of any dimension.</summary>
    public int Telling(ReadOnlySpan<Interaction> history)
    {
        var telling = 0;
        foreach (ref readonly var interaction in history)
        {
            telling += readings.OwnSalienceOf(interaction.Item).ContainsAnyExcept(0f)
                || readings.ReviewSalienceOf(interaction.Review).ContainsAnyExcept(0f)
                ? 1
                : 0;
        }

        return telling;
    }

    private Motive[] MotivesOf(Dataset dataset, ReadOnlySpan<Interaction> history, MotiveDrafts drafts)
    {
        var needed = history.Length >= 3 * options.EvidenceNeeded ? options.EvidenceNeeded : 1;
        var motives = ModelProfile(dataset, history, drafts, needed, options.MinimumStrength, options.Motives);

        // A short or ordinary history still has a likeliest reason: it is told, with the little strength it has.
        return motives.Length > 0 ? motives : ModelProfile(dataset, history, drafts, needed: 1, minimum: 0, limit: 1);
    }

    private Motive[] ModelProfile(Dataset dataset, ReadOnlySpan<Interaction> history, MotiveDrafts drafts, int needed, double minimum, int limit)
    {
        var motives = new List<Motive>();
        foreach (var dimension in drafts.ByStrength)
        {
            if (motives.Count == limit || drafts.Strength[dimension] < minimum)
            {
                break;
            }

            if (MotiveOf(dataset, history, drafts, dimension, needed) is { } motive)
            {
                motives.Add(motive);
            }
        }

        return [.. motives];
    }

    private Motive? MotiveOf(Dataset dataset, ReadOnlySpan<Interaction> history, MotiveDrafts drafts, int dimension, int needed)
    {
        var horizon = drafts.HorizonOf(dimension);
        var found = evidence.For(dataset, history, dimension, horizon, drafts.Reviews);
        var named = reader.Vocabulary.Dimensions[dimension];
        return found.Choices < needed
            ? null
            : new Motive(named.Key, drafts.Strength[dimension], Statements.Motive(named, horizon, found, history.Length), horizon, found.Evidence);
    }

    private Avoidance[] AvoidsOf(Dataset dataset, ReadOnlySpan<Interaction> history, MotiveDrafts drafts)
    {
        var avoids = new List<Avoidance>();
        foreach (var dimension in drafts.Avoided)
        {
            var found = evidence.Against(dataset, history, dimension, drafts.Reviews);
            // One bad buy is an accident.
            if (found.Choices > 1)
            {
                var named = reader.Vocabulary.Dimensions[dimension];
                avoids.Add(new Avoidance(named.Key, drafts.AvoidStrength[dimension], Statements.Avoidance(named, found), found.Evidence));
            }
        }

        return [.. avoids];
    }

    /// <summary>n / (n + 8) times the share of choices whose texts say anything, n the number of choices; 0 for an empty history.</summary>
    public double Confidence(ReadOnlySpan<Interaction> history) => history.Length == 0 ? 0 : (double)Telling(history) / (history.Length + 8);
}
