using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Reading;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Prompts.Trials;

/// <summary>The built-in engine as a draft would have it, beside the live one, without learning words or weights again.</summary>
/// <remarks>
/// Only knobs changed: nothing is read again. Dimensions changed: all items are read again, and of the reviews those of the people on trial and an
/// even sample. The population is then the live one moved by what the same sample says under both readings (a control variate), so that a dimension
/// which did not change stays exactly where it was, and small datasets are exact.
/// </remarks>
public sealed class DraftEngine
{
    /// <summary>So many choices tell how the population moves.</summary>
    private const int Sampled = 20_000;

    private DraftEngine(Vocabulary vocabulary, BuiltInProfileExtractor extractor, BuiltInTraitEncoder encoder, AlignmentRecommender recommender) =>
        (Vocabulary, Extractor, Encoder, Recommender) = (vocabulary, extractor, encoder, recommender);

    public Vocabulary Vocabulary { get; }

    public BuiltInProfileExtractor Extractor { get; }

    public BuiltInTraitEncoder Encoder { get; }

    public AlignmentRecommender Recommender { get; }

    /// <summary>The ranker that goes live with a profile: what is measured here is what people will see.</summary>
    /// <param name="profile">As a model told it, of these choices or fewer.</param>
    /// <param name="history">The visible choices.</param>
    internal AlignmentRecommender RankerOf(MotivationProfile profile, ReadOnlySpan<Interaction> history) =>
        (AlignmentRecommender)MotiveReading.Of(profile, Vocabulary, history, isWanted: true).Apply(Recommender);

    /// <param name="live">The live engine.</param>
    /// <param name="recommender">Its ranking.</param>
    /// <param name="draft">Faultless.</param>
    /// <param name="users">Whoever will be looked at.</param>
    /// <param name="cancellationToken">Checked between texts.</param>
    public static DraftEngine Of(
        BuiltInEngine live, AlignmentRecommender recommender, PromptSet draft, IReadOnlyList<int> users, CancellationToken cancellationToken)
    {
        var (vocabulary, profiles, reading) = (draft.Vocabulary, draft.Knobs.ToProfileOptions(), draft.Knobs.ToReadingOptions());
        if (vocabulary.Version == live.Vocabulary.Version && reading.LearnedCues == live.Reader.Options.LearnedCues)
        {
            var turned = live.With(profiles);
            return new DraftEngine(vocabulary, turned.Extractor, turned.Encoder, recommender.Reread(turned.Extractor, turned.Traits, vocabulary));
        }

        var train = live.Split.Train;
        var stride = Math.Max(1, (train.InteractionCount + Sampled - 1) / Sampled);
        var reader = live.Reader.With(train, vocabulary, reading with { Threads = live.Reader.Options.Threads }, cancellationToken);
        var readings = ItemReadings.Of(reader, live.Dataset, Reviews(live, users, stride), cancellationToken);
        if (live.Readings.VectorSize != live.Reader.VectorSize)
        {
            // Another model's embeddings stand in place of ours; they know no dimensions and stay.
            readings = readings with { VectorSize = live.Readings.VectorSize, Vectors = live.Readings.Vectors };
        }

        var extractor = new BuiltInProfileExtractor(reader, readings, Moved(live, readings, vocabulary, profiles, stride), profiles);
        var encoder = new BuiltInTraitEncoder(reader, readings);
        var traits = encoder.EncodeAll();
        return new DraftEngine(vocabulary, extractor, encoder, recommender.Reread(extractor, traits, vocabulary));
    }

    private static int[] Reviews(BuiltInEngine live, IReadOnlyList<int> users, int stride)
    {
        var wanted = new SortedSet<int>();
        foreach (var user in users)
        {
            foreach (ref readonly var choice in live.Dataset.History(user))
            {
                wanted.Add(choice.Review);
            }
        }

        for (var place = 0; place < live.Split.Train.InteractionCount; place += stride)
        {
            wanted.Add(live.Split.Train.Interactions[place].Review);
        }

        wanted.UnionWith(live.Dataset.Items.SelectMany(item => item.Buyers).Select(review => review.Number));
        return [.. wanted.Where(review => review >= 0)];
    }

    private static Population Moved(BuiltInEngine live, ItemReadings readings, Vocabulary vocabulary, ProfileOptions options, int stride)
    {
        var choices = live.Split.Train.Interactions;
        var scale = SignalScale.Of(live.Split.Train);
        var whole = Population.Of(choices, 1, live.Readings, live.Options, scale);
        var before = Population.Of(choices, stride, live.Readings, live.Options, scale);
        var after = Population.Of(choices, stride, readings, options, scale);
        for (var place = 0; place < vocabulary.Count; place++)
        {
            if (live.Vocabulary.IndexOf(vocabulary.Dimensions[place].Key) is >= 0 and var old)
            {
                after.Mean[place] += whole.Mean[old] - before.Mean[old];
                after.Spread[place] = Math.Max(Population.LeastSpread, after.Spread[place] + whole.Spread[old] - before.Spread[old]);
            }
        }

        return after;
    }
}
