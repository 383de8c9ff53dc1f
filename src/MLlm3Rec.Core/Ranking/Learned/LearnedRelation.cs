using MLlm3Rec.Datasets;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Ranking.Learned;

/// <summary>A learned relation between items that the score has a part for.</summary>
/// <param name="Part">The part that it serves.</param>
/// <param name="Window">Which choices speak for a choice.</param>
/// <param name="Decay">What the next nearest choice weighs of a choice's weight, in (0, 1].</param>
internal sealed record LearnedRelation(PartDefinition Part, ContextWindow Window, float Decay)
{
    /// <summary>Choices that are looked at beside one: what lies further off hardly weighs.</summary>
    public const int Nearest = 10;

    public static IReadOnlyList<LearnedRelation> All { get; } =
    [
        new(PartCatalogue.LearnedTogether, ContextWindow.Surrounding, Decay: 0.8f),
        new(PartCatalogue.LearnedNext, ContextWindow.Preceding, Decay: 0.7f),
    ];

    /// <summary>Those that the options let speak.</summary>
    public static IEnumerable<LearnedRelation> Of(MarOptions options) => All.Where(relation => options.Lets(relation.Part));

    /// <summary>Learns the relations that the options let speak, learners beside each other.</summary>
    /// <param name="train">The histories.</param>
    /// <param name="texts">The items' words.</param>
    /// <param name="options">Sizes, pace, threads.</param>
    /// <param name="cancellationToken">Checked between steps.</param>
    public static IReadOnlyList<LearnedPairs> Learn(
        Dataset train, TermWeights texts, MarOptions options, CancellationToken cancellationToken)
    {
        var logCounts = LogPopularity.Of(train);
        LearnedRelation[] relations = [.. Of(options)];
        ChoiceContexts[] contexts = [.. relations.Select(relation => new ChoiceContexts(train, relation.Window, relation.Decay, Nearest))];
        var learned = new LearnedPairs[relations.Length * options.Learners];
        Parallel.For(0, learned.Length, options.Parallel(cancellationToken), number =>
        {
            var relation = relations[number / options.Learners];
            // Streams below −2 are nobody else's; a relation's stream does not depend on which others speak.
            var stream = -3 - All.ToList().IndexOf(relation) - All.Count * (number % options.Learners);
            var learner = new PairLearner(contexts[number / options.Learners], texts, logCounts, options, stream);
            learned[number] = learner.Learn(relation.Part.Id, cancellationToken);
        });
        return [.. learned.Chunk(options.Learners).Select(one => LearnedPairs.Join(one[0].Part, one).Rounded())];
    }
}
