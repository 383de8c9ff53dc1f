using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Profiles;

/// <summary>What a motive rests on.</summary>
/// <param name="Evidence">Strongest first, but words that say something new before repeats.</param>
/// <param name="Cues">The words themselves, as written, without repeats.</param>
/// <param name="Choices">How many choices speak for the dimension, quoted or not.</param>
internal sealed record EvidenceFound(IReadOnlyList<Evidence> Evidence, IReadOnlyList<string> Cues, int Choices);

/// <summary>Finds the choices of a history that speak most for a dimension, and quotes them.</summary>
internal sealed class EvidenceFinder(Reader reader, ItemReadings readings, MotiveStrengths strengths, ProfileOptions options)
{
    /// <summary>Among so many times the wanted quotes, the strongest, new words are looked for.</summary>
    private const int Choosing = 4;

    public EvidenceFound For(Dataset dataset, ReadOnlySpan<Interaction> history, int dimension, Horizon horizon, ReviewHits hits)
    {
        var from = horizon == Horizon.Recent ? MotiveStrengths.RecentStart(history.Length) : 0;
        return Quoted(dataset, history, dimension, Scored(history, dimension, from, against: false), hits);
    }

    public EvidenceFound Against(Dataset dataset, ReadOnlySpan<Interaction> history, int dimension, ReviewHits hits) =>
        Quoted(dataset, history, dimension, Scored(history, dimension, from: 0, against: true), hits);

    private List<(int Position, double Score)> Scored(ReadOnlySpan<Interaction> history, int dimension, int from, bool against)
    {
        var scored = new List<(int Position, double Score)>();
        for (var position = from; position < history.Length; position++)
        {
            var weight = strengths.WeightOf(history, position);
            var says = Choice.Quotable(readings, history[position], dimension);
            if (says > 0 && (weight == 0) == against)
            {
                scored.Add((position, says * (against ? 1 : weight)));
            }
        }

        return [.. scored.OrderByDescending(entry => entry.Score).ThenByDescending(entry => entry.Position)];
    }

    private EvidenceFound Quoted(
        Dataset dataset, ReadOnlySpan<Interaction> history, int dimension, List<(int Position, double Score)> scored, ReviewHits hits)
    {
        var total = scored.Sum(entry => entry.Score);
        var (fresh, repeated) = (new List<Evidence>(), new List<Evidence>());
        var cues = new List<string>();
        foreach (var (position, score) in scored.Take(Choosing * options.EvidencePerMotive))
        {
            var (hit, text) = Words(dataset, history[position], dimension, hits);
            var evidence = new Evidence(position, dataset.Items[history[position].Item].Id, Quotes.Around(hit, text), Math.Min(1, score / total));
            var cue = Quotes.Cue(hit, text);
            var isNew = !cues.Exists(known => WordForm.Of(known) == WordForm.Of(cue));
            (isNew ? fresh : repeated).Add(evidence);
            if (isNew)
            {
                cues.Add(cue);
            }
        }

        var limit = options.EvidencePerMotive;
        return new EvidenceFound([.. fresh.Concat(repeated).Take(limit)], [.. cues.Take(limit)], scored.Count);
    }

    /// <summary>The user's own words where they say at least as much as the item's.</summary>
    private (CueHit Hit, string Text) Words(Dataset dataset, in Interaction interaction, int dimension, ReviewHits hits)
    {
        var own = Choice.QuotableReview(readings, interaction, dimension);
        if (own > 0 && own >= Choice.Quotable(readings, interaction, dimension))
        {
            var review = dataset.ReviewOf(interaction)!;
            return (hits.Of(interaction.Review, review, reader)[dimension], review);
        }

        var hit = readings.OwnHitOf(interaction.Item, dimension);
        return (hit, ItemTexts.Of(dataset.Items[interaction.Item], hit.Field));
    }
}

/// <summary>What the reviews of one history say and where, each read once however many motives quote it.</summary>
internal sealed class ReviewHits
{
    private readonly Dictionary<int, CueHit[]> hits = [];

    public CueHit[] Of(int number, string review, Reader reader)
    {
        if (!hits.TryGetValue(number, out var found))
        {
            hits.Add(number, found = reader.ReadReview(review).Hits);
        }

        return found;
    }
}
