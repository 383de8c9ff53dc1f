using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking.Learned;
using MLlm3Rec.Ranking.Parts;
using MLlm3Rec.Ranking.Weights;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Ranking.Alignment;

/// <summary>Motivational alignment: why this person chooses, held against what each item offers, beside what choices themselves tell.</summary>
/// <remarks>
/// score(u, j) = Σ aⱼ · gₖ(xₖ(u, j)) + (1 − aⱼ) · hₖ(xₖ(u, j)) over named parts k: one per motive dimension (strength × salience), meaning, titles
/// and kinds, co-preference, sequence, popularity. aⱼ is how well choices know the item (<see cref="Support"/>); gₖ and hₖ are curves learned
/// with the validation items as targets (<see cref="CurveLearner"/>), on train as it is and on one in which items were made new
/// (<see cref="Rehearsal"/>); the xₖ come from train alone. What nobody could choose yet is made up for by a part of its own
/// (<see cref="EqualExposure"/>). Without targets the prior curves stand. MAR in the paper, in its additive form, which is ours.
/// </remarks>
public sealed class MarAlgorithm(BuiltInProfileExtractor extractor, TraitIndex traits, Vocabulary vocabulary, MarOptions options)
    : IRestorableAlgorithm
{
    public string Method => options.Method;

    public async Task<IRecommender> FitAsync(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken) =>
        await Task.Run(() => Fit(train, targets, cancellationToken), cancellationToken);

    /// <summary>The recommender of an earlier fit: statistics are counted again from train, curves and what was learned of pairs are taken from the
    /// stream.</summary>
    public async Task<AlignmentRecommender> LoadAsync(Stream stream, Dataset train, CancellationToken cancellationToken)
    {
        var (learned, pairs) = await Task.Run(() => WeightsFile.Read(stream), cancellationToken);
        return await Task.Run(() => Restore(learned, pairs, train, cancellationToken), cancellationToken);
    }

    /// <summary>The weights of an earlier fit to another dataset: curves are taken from the stream, everything else is counted and learned from
    /// train.</summary>
    public async Task<AlignmentRecommender> TransferAsync(Stream stream, Dataset train, CancellationToken cancellationToken)
    {
        var (learned, _) = await Task.Run(() => WeightsFile.Read(stream), cancellationToken);
        return await Task.Run(() => Restore(learned, kept: null, train, cancellationToken), cancellationToken);
    }

    async Task<IRecommender> IRestorableAlgorithm.LoadAsync(Stream stream, Dataset train, CancellationToken cancellationToken) =>
        await LoadAsync(stream, train, cancellationToken);

    private AlignmentRecommender Fit(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var texts = TextStatistics.Of(train.Items, options.NearestTexts, cancellationToken);
        var pairs = LearnedRelation.Learn(train, texts.Texts, options, cancellationToken);
        var parts = Parts(train, texts, pairs, cancellationToken);
        var set = Cases(parts, train, texts, targets, cancellationToken);
        return new AlignmentRecommender(options.Method, WithNew(parts), LearnedParts.Of(parts, set, options, cancellationToken));
    }

    /// <summary>Cases of train as it is, and of one in which items were made new.</summary>
    private LearningSet Cases(PartSet parts, Dataset train, TextStatistics texts, IReadOnlyList<int> targets, CancellationToken cancellationToken)
    {
        if (targets.Count == 0)
        {
            return LearningSet.None(parts);
        }

        // What is learned of pairs there serves for measures alone: one learner instead of several, counted as often, does.
        var rehearsal = Rehearsal.Of(train, options.Seed);
        var pairs = LearnedRelation.Learn(rehearsal, texts.Texts, options with { Learners = 1 }, cancellationToken);
        var rehearsed = Parts(rehearsal, texts, [.. pairs.Select(one => one.Times(options.Learners))], cancellationToken);
        return LearningSet.Measure(parts, rehearsed, rehearsal, train, targets, options, cancellationToken);
    }

    private AlignmentRecommender Restore(
        IReadOnlyList<StoredPart> learned, IReadOnlyList<LearnedPairs>? kept, Dataset train, CancellationToken cancellationToken)
    {
        var texts = TextStatistics.Of(train.Items, options.NearestTexts, cancellationToken);
        var pairs = kept ?? LearnedRelation.Learn(train, texts.Texts, options, cancellationToken);
        var parts = WithNew(Parts(train, texts, pairs, cancellationToken));
        if (!learned.Select(part => part.Id).SequenceEqual(Enumerable.Range(0, parts.Count).Select(part => parts[part].Definition.Id)))
        {
            throw new InvalidDataException("The stored weights belong to other parts than this version has; train again.");
        }

        return new AlignmentRecommender(options.Method, parts, [.. learned.Select((part, place) => part.As(parts[place].Definition))]);
    }

    private PartSet Parts(Dataset train, TextStatistics texts, IReadOnlyList<LearnedPairs> pairs, CancellationToken cancellationToken) =>
        new(
            AlignmentParts.Of(train, vocabulary, traits, texts, pairs, options, cancellationToken),
            options.ReadsMotives ? extractor : null,
            Support.Of(train),
            vocabulary.Count,
            traits.VectorSize);

    private PartSet WithNew(PartSet parts) =>
        options.Lets(PartCatalogue.NotYetKnown) ? parts.And(AlignmentParts.NotYetKnown(parts.Known)) : parts;
}
