using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Reading;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Testing;

/// <content>A larger one whose users have a taste of several words and kinds, and MAR fitted to it.</content>
public static partial class SmallDataset
{
    private static readonly string[] Kinds = ["Soap", "Lamp", "Tea", "Rope", "Mug", "Scarf"];
    private static readonly string[] Words =
    [
        "gentle organic", "cheap value", "elegant gift", "durable sturdy", "easy quick", "new trend", "safe allergy tested", "recycled",
    ];

    /// <summary>Users prefer one kind and one pair of words, and sometimes choose anything. Days run on; the same seed makes the same
    /// dataset.</summary>
    public static Dataset WithTastes(int users, int items, int seed = 1)
    {
        var random = new SplitMix64((ulong)seed);
        Item[] catalogue = [.. Enumerable.Range(0, items).Select(item => new Item
        {
            Id = new ItemId($"i{item}"),
            Title = $"{Words[item * 7 % Words.Length]} {Kinds[item % Kinds.Length].ToLowerInvariant()} number {item / 12}",
            Categories = ["Shop", Kinds[item % Kinds.Length]],
            Brand = item % 5 == 0 ? null : $"Brand {item % 7}",
        })];
        var offsets = new int[users + 1];
        var choices = new List<Interaction>();
        for (var user = 0; user < users; user++)
        {
            var time = random.NextInt32(500) * Day;
            var length = 2 + random.NextInt32(10);
            for (var position = 0; position < length; position++)
            {
                time += random.NextInt32(3) * 40_000L;
                choices.Add(new Interaction(Pick(ref random, user, items), time, float.NaN, -1));
            }

            offsets[user + 1] = choices.Count;
        }

        return new Dataset(
            Name, [.. Enumerable.Range(0, users).Select(user => new UserId($"u{user}"))], catalogue, offsets, [.. choices], [], SignalKind.None);
    }

    public static MarAlgorithm Mar(Dataset train, MarOptions options, CancellationToken cancellationToken)
    {
        var reader = Reader.Fit(train, DefaultVocabulary.Instance, new ReadingOptions(), cancellationToken);
        var readings = ItemReadings.Of(reader, train, cancellationToken);
        var extractor = BuiltInProfileExtractor.Fit(train, reader, readings, new ProfileOptions());
        return new MarAlgorithm(extractor, new BuiltInTraitEncoder(reader, readings).EncodeAll(), DefaultVocabulary.Instance, options);
    }

    private static int Pick(ref SplitMix64 random, int user, int items)
    {
        if (random.NextInt32(4) == 0)
        {
            return random.NextInt32(items);
        }

        // The nearest item of the user's kind, or one with the user's words.
        var period = random.NextInt32(2) == 0 ? Kinds.Length : Words.Length;
        var item = random.NextInt32(items);
        return Math.Min(item - item % period + user % period, items - 1);
    }
}
