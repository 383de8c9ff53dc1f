using System.Collections.Concurrent;
using System.Numerics.Tensors;
using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking.Learned;
using MLlm3Rec.Ranking.Parts;
using MLlm3Rec.Ranking.Weights;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Ranking.Alignment;

/// <summary>MAR's fitted alignment score: a sum of parts that a person can read.</summary>
/// <remarks>
/// Every part's contribution is a multiple of 2⁻¹⁸ (<see cref="Curve"/>), so the parts of <see cref="Explain(int, ReadOnlySpan{Interaction}, int)"/>
/// sum to the score without any rounding. Depends on the history alone, so a person outside the dataset is served as well.
/// </remarks>
public sealed class AlignmentRecommender : IAdditiveRecommender, IStoredRecommender, ICandidateRecommender
{
    private readonly PartSet parts;
    private readonly Curve[] curves;
    private readonly ConcurrentBag<ScoringBuffers> pool = [];
    private float[]? notWanted;

    internal AlignmentRecommender(string method, PartSet parts, IReadOnlyList<LearnedPart> learned)
    {
        Method = method;
        Parts = learned;
        this.parts = parts;
        curves = [.. learned.Select(part => new Curve(part.Knots, part.Heights, part.NewHeights))];
    }

    public string Method { get; }

    /// <summary>The motives that a model told of the one person it ranks for; null where the history tells them.</summary>
    public ModelProfileMotives? ModelProfile => parts.ModelProfile;

    /// <summary>The motives that were read from what the person it ranks for says, strongest first; empty where nothing was said.</summary>
    public IReadOnlyList<StatedMotive> StatedMotives => parts.Said is { } said && parts.Extractor is { } extractor
        ? said.MotivesIn(extractor.Vocabulary)
        : [];

    /// <summary>The learned weights, in the order of the catalogue of parts.</summary>
    public IReadOnlyList<LearnedPart> Parts { get; }

    public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores)
    {
        scores.Clear();
        var buffers = Rent();
        var context = parts.Open(history, buffers);
        for (var part = 0; part < parts.Count; part++)
        {
            parts.Measure(part, context);
            curves[part].AddTo(buffers.Values, parts.Known, scores);
        }

        for (var item = 0; notWanted is not null && item < scores.Length; item++)
        {
            scores[item] -= notWanted[item];
        }

        pool.Add(buffers);
    }

    public void ScoreAt(int user, ReadOnlySpan<Interaction> history, ReadOnlySpan<int> items, Span<float> scores)
    {
        scores.Clear();
        var buffers = Rent();
        var context = parts.Open(history, buffers);
        var values = buffers.SomeValues(items.Length);
        var known = buffers.SomeKnown(items.Length);
        for (var place = 0; place < items.Length; place++)
        {
            known[place] = parts.Known[items[place]];
        }

        for (var part = 0; part < parts.Count; part++)
        {
            parts.MeasureAt(part, context, items, values);
            curves[part].AddTo(values, known, scores);
        }

        for (var place = 0; notWanted is not null && place < items.Length; place++)
        {
            scores[place] -= notWanted[items[place]];
        }

        pool.Add(buffers);
    }

    public IReadOnlyList<ScorePart> Explain(int user, ReadOnlySpan<Interaction> history, int item) => Explain(history, [item])[0];

    /// <summary>The parts of several items' scores, at a cost that does not grow with the catalogue: silent parts are left out, the largest
    /// contribution comes first.</summary>
    public IReadOnlyList<ScorePart>[] Explain(ReadOnlySpan<Interaction> history, ReadOnlySpan<int> items)
    {
        var explained = new List<ScorePart>[items.Length];
        foreach (ref var list in explained.AsSpan())
        {
            list = [];
        }

        var buffers = Rent();
        var context = parts.Open(history, buffers);
        var values = buffers.SomeValues(items.Length);
        for (var part = 0; part < parts.Count; part++)
        {
            parts.MeasureAt(part, context, items, values);
            for (var place = 0; place < items.Length; place++)
            {
                var value = values[place];
                var contribution = curves[part].At(value, parts.Known[items[place]]);
                if (contribution != 0)
                {
                    var shown = parts[part];
                    explained[place].Add(new ScorePart(shown.Definition, value, contribution, shown.SourceOf(context, items[place])));
                }
            }
        }

        for (var place = 0; place < items.Length; place++)
        {
            explained[place].AddRange(NotWanted(items[place]) is { } against ? [against] : []);
        }

        pool.Add(buffers);
        return Array.ConvertAll<List<ScorePart>, IReadOnlyList<ScorePart>>(explained, list => [.. list.OrderByDescending(part => part.Contribution)]);
    }

    /// <summary>The parts of one score with the choices that each rests on, largest first.</summary>
    public IReadOnlyList<SharedPart> Share(ReadOnlySpan<Interaction> history, int item)
    {
        var shared = new List<SharedPart>();
        var buffers = Rent();
        var context = parts.Open(history, buffers);
        var values = buffers.SomeValues(1);
        for (var part = 0; part < parts.Count; part++)
        {
            parts.MeasureAt(part, context, [item], values);
            var value = values[0];
            var contribution = curves[part].At(value, parts.Known[item]);
            if (contribution != 0)
            {
                var shown = parts[part];
                var shares = new float[history.Length];
                shown.WriteAttributions(context, item, shares);
                var sum = TensorPrimitives.Sum(shares);
                if (sum > 0)
                {
                    TensorPrimitives.Divide(shares, sum, shares);
                }

                shared.Add(new SharedPart(new ScorePart(shown.Definition, value, contribution, shown.SourceOf(context, item)), shares));
            }
        }

        shared.AddRange(NotWanted(item) is { } against ? [new SharedPart(against, new float[history.Length])] : []);
        pool.Add(buffers);
        return [.. shared.OrderByDescending(part => part.Part.Contribution)];
    }

    /// <summary>
    /// The same recommender for a person and an item that are supposed to be otherwise. Curves, statistics and every other item stay;
    /// what it scores is what a full computation over the whole catalogue gives under that supposition.
    /// </summary>
    /// <exception cref="NotSupportedException">It reads nobody's motives.</exception>
    public AlignmentRecommender Under(Counterfactual supposed)
    {
        var extractor = parts.Extractor ?? throw new NotSupportedException($"\"{Method}\" reads nobody's motives; leave choices out or add some.");
        if (parts.Said is not null)
        {
            throw new NotSupportedException("What a person says is changed by saying something else.");
        }

        float[]? strengths = supposed.Strengths.Count == 0
            ? null
            : [.. extractor.Vocabulary.Dimensions.Select(dimension =>
                supposed.Strengths.TryGetValue(dimension.Key, out var strength) ? (float)Math.Clamp(strength, 0, 1) : float.NaN)];
        return new AlignmentRecommender(Method, parts.Under(strengths, supposed.Text is { } text ? EditedText.Read(extractor, text) : null), Parts);
    }

    /// <summary>
    /// The same recommender for a person who has said what is liked and what is not, beside choices or in place of them. What is liked is read
    /// for motives and counts as one more choice of something with that text; what is not liked takes away what it would add.
    /// </summary>
    /// <exception cref="NotSupportedException">It reads nobody's motives.</exception>
    public AlignmentRecommender Stated(StatedPreference said)
    {
        var reading = StatedReading.Read(
            parts.Extractor ?? throw new NotSupportedException($"\"{Method}\" reads nobody's motives, and so nothing that anybody says."), said);
        return new AlignmentRecommender(Method, parts.Stated(reading), Parts) { notWanted = NotWanted(reading) };
    }

    /// <summary>The same recommender for a person whose motives a model told; where it reads nobody's motives, it stays as it is.</summary>
    public AlignmentRecommender By(ModelProfileMotives told) =>
        parts.Extractor is null ? this : new AlignmentRecommender(Method, parts.By(told), Parts);

    /// <summary>
    /// The same recommender with motives weighing more than was learned, or alone. Nothing is fitted again, and a score is still exactly the sum of
    /// its parts: each part's curve is multiplied, within its ±15, before its values are rounded.
    /// </summary>
    public AlignmentRecommender Weigh(MotiveWeight weight)
    {
        if (weight == MotiveWeight.AsLearned)
        {
            return this;
        }

        var weighed = new AlignmentRecommender(Method, parts, [.. Parts.Select(part => part.Times(weight.Of(part.Kind)))]);
        weighed.notWanted = parts.Said is { } said ? weighed.NotWanted(said) : null;
        return weighed;
    }

    /// <summary>
    /// The same weights and statistics over motives and traits that were read otherwise. A dimension that was not there when weights were learned
    /// takes the middle weight of those that were, until somebody trains again.
    /// </summary>
    public AlignmentRecommender Reread(BuiltInProfileExtractor extractor, TraitIndex traits, Vocabulary vocabulary)
    {
        // Every motive part has one.
        var motives = Parts.Where(part => part.Kind == PartKind.Motive).ToDictionary(part => part.Dimension!, StringComparer.Ordinal);
        var usual = motives.Values.OrderBy(part => part.Weight).Skip(motives.Count / 2).FirstOrDefault();
        var told = new List<(IAlignmentPart Part, LearnedPart Learned)>();
        foreach (var part in AlignmentParts.Motives(vocabulary, traits))
        {
            if ((motives.GetValueOrDefault(part.Definition.Dimension!) ?? usual) is { } learned)
            {
                told.Add((part, learned with { Definition = part.Definition }));
            }
        }

        for (var place = 0; place < parts.Count; place++)
        {
            if (parts[place].Definition.Kind != PartKind.Motive)
            {
                told.Add((parts[place] is MeaningPart ? new MeaningPart(traits) : parts[place], Parts[place]));
            }
        }

        var set = new PartSet(
            [.. told.Select(pair => pair.Part)], extractor, parts.Known, vocabulary.Count, traits.VectorSize);
        return new AlignmentRecommender(Method, set, [.. told.Select(pair => pair.Learned)]);
    }

    /// <summary>What was learned, without what can be counted again (<see cref="MarAlgorithm.LoadAsync"/>).</summary>
    public void Save(Stream stream) =>
        WeightsFile.Write(stream, Parts, [.. Enumerable.Range(0, parts.Count).Select(part => parts[part].Learned).OfType<LearnedPairs>()]);

    /// <summary>Per item what is taken away: a sum of curves where they rise, so that none of it can speak for an item.</summary>
    private float[]? NotWanted(StatedReading said)
    {
        float[]? sums = null;
        for (var part = 0; part < parts.Count; part++)
        {
            if (parts[part].Against(said) is { } values)
            {
                sums ??= new float[parts.Known.Length];
                for (var item = 0; item < sums.Length; item++)
                {
                    sums[item] += Math.Max(0, curves[part].At(values[item], parts.Known[item]));
                }
            }
        }

        return sums;
    }

    private ScorePart? NotWanted(int item) =>
        notWanted is { } sums && sums[item] > 0 ? new ScorePart(PartCatalogue.SaidNotToWant, sums[item], -sums[item]) : null;

    private ScoringBuffers Rent() => pool.TryTake(out var buffers) ? buffers : parts.NewBuffers();
}
