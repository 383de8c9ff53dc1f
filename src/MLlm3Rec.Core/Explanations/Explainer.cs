using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Explanations;

/// <summary>Explains scores of one dataset, with the engine's quotes. Immutable and safe to share between threads.</summary>
public sealed class Explainer(Dataset dataset, BuiltInProfileExtractor extractor, BuiltInTraitEncoder encoder)
{
    public Explanation Explain(IRecommender recommender, ExplanationRequest question, CancellationToken cancellationToken)
    {
        var standing = RankPosition.Of(recommender, dataset.Items.Count, question);
        cancellationToken.ThrowIfCancellationRequested();
        var shared = (recommender as AlignmentRecommender)?.Share(question.History.Span, question.Item);
        var parts = shared is not null ? [.. shared.Select(part => part.Part)]
            : recommender is IAdditiveRecommender additive ? additive.Explain(question.User, question.History.Span, question.Item)
            : [];
        var user = question.User < 0 ? new UserId("") : dataset.Users[question.User];
        var told = (recommender as AlignmentRecommender)?.ModelProfile;
        var profile = told?.Profile ?? extractor.Extract(dataset, user, question.History.Span);
        var strengths = new float[extractor.Vocabulary.Count];
        if (told is null)
        {
            extractor.Strengths(question.History.Span, strengths);
        }
        else
        {
            told.Write(question.History.Span, strengths);
        }

        var offers = encoder.Encode(dataset, question.Item);
        return new Explanation
        {
            Dataset = dataset,
            Question = question,
            Method = recommender.Method,
            RankPosition = standing,
            Parts = parts,
            Groups = PartGroup.Of(parts),
            Traits = TraitsOf(parts, question, strengths, profile, offers),
            Choices = shared is null
                ? Influence.Of(recommender, dataset, question, standing, cancellationToken)
                : Borne(shared, question.History.Length),
            WeightKind = shared is null ? WeightKind.LeftOut : WeightKind.Shared,
            Avoided = [.. profile.Avoids.SelectMany(avoided =>
                offers.Traits.Where(trait => trait.Dimension == avoided.Dimension).Select(trait => new AvoidedTrait(avoided, trait)))],
            Profile = profile,
            Strengths = extractor.Vocabulary.Dimensions.Index()
                .ToDictionary(dimension => dimension.Item.Key, dimension => (double)strengths[dimension.Index]),
            Offers = offers,
            EvidenceCoverage = new EvidenceCoverage(
                question.History.Length, extractor.Telling(question.History.Span), shared is null ? null : PersonalShare(shared)),
        };
    }

    private TraitReason[] TraitsOf(
        IReadOnlyList<ScorePart> parts, ExplanationRequest question, float[] strengths, MotivationProfile profile, TraitProfile offers)
    {
        return
        [
            .. parts.Where(part => part is { Kind: PartKind.Motive, Dimension: not null }).Select(part =>
            {
                var place = extractor.Vocabulary.IndexOf(part.Dimension!); // Filtered above.
                var evidence = profile.Motives.FirstOrDefault(motive => motive.Dimension == part.Dimension)?.Evidence;
                var trait = offers.Traits.FirstOrDefault(offered => offered.Dimension == part.Dimension);
                return new TraitReason(
                    part.Name, part.Dimension!, strengths[place], trait?.Salience ?? 0, part.Contribution,
                    evidence ?? extractor.EvidenceFor(dataset, question.History.Span, place), trait);
            }),
        ];
    }

    private static ChoiceWeight[] Borne(IReadOnlyList<SharedPart> shared, int choices) =>
    [
        .. Enumerable.Range(0, choices)
            .Select(position => new ChoiceWeight(position, shared.Sum(part => part.Part.Contribution * part.Shares[position])))
            .OrderByDescending(choice => choice.Amount).ThenByDescending(choice => choice.Position),
    ];

    private static double PersonalShare(IReadOnlyList<SharedPart> shared)
    {
        var speaking = shared.Where(part => part.Part.Contribution > 0).ToList();
        var all = speaking.Sum(part => part.Part.Contribution);
        return all > 0 ? speaking.Where(part => part.Shares.Any(share => share > 0)).Sum(part => part.Part.Contribution) / all : 0;
    }
}
