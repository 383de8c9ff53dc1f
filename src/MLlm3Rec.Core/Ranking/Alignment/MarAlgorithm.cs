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
/// score(u, j) = Σ gₖ(xₖ(u, j)) over named parts k: one per motive dimension (strength × salience), meaning, titles and kinds, co-preference,
/// sequence, popularity. The gₖ are curves learned with the validation items as targets (<see cref="CurveLearner"/>); the xₖ come from train alone.
/// Without targets the prior curves stand. MAR in the paper, in its additive form, which is ours.
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
        var parts = Parts(train, kept: null, cancellationToken);
        var set = LearningSet.Measure(parts, train, targets, options, cancellationToken);
        var curves = PriorCurves.Of(parts, set);
        if (set.Users > 0)
        {
            var heights = new CurveLearner(set, curves, parts.Shapes, options).Learn(cancellationToken);
            curves = [.. curves.Zip(heights, (curve, learned) => new Curve(curve.Knots, learned))];
        }

        return new AlignmentRecommender(options.Method, parts, LearnedParts.Of(parts, curves, set));
    }

    private AlignmentRecommender Restore(
        IReadOnlyList<StoredPart> learned, IReadOnlyList<LearnedPairs>? kept, Dataset train, CancellationToken cancellationToken)
    {
        var parts = Parts(train, kept, cancellationToken);
        if (!learned.Select(part => part.Id).SequenceEqual(Enumerable.Range(0, parts.Count).Select(part => parts[part].Definition.Id)))
        {
            throw new InvalidDataException("The stored weights belong to other parts than this version has; train again.");
        }

        return new AlignmentRecommender(options.Method, parts, [.. learned.Select((part, place) => part.As(parts[place].Definition))]);
    }

    private PartSet Parts(Dataset train, IReadOnlyList<LearnedPairs>? kept, CancellationToken cancellationToken) =>
        new(
            AlignmentParts.Of(train, vocabulary, traits, options, kept, cancellationToken),
            options.ReadsMotives ? extractor : null,
            train.Items.Count,
            vocabulary.Count,
            traits.VectorSize);
}
