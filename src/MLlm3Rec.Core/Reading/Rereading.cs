using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading;

/// <param name="Dimension">Key.</param>
/// <param name="Gained">Texts that come to give the reason.</param>
/// <param name="Lost">Texts that cease to.</param>
public sealed record RereadingCount(string Dimension, int Gained, int Lost);

/// <summary>What examples would change in texts of a dataset that hold none of them.</summary>
/// <param name="Texts">How many were read both ways, at most <see cref="MostTexts"/>; those without any vector are not among them.</param>
/// <param name="IsDrawn">There are more, and these were drawn by chance.</param>
/// <param name="Counts">Per dimension that was asked for.</param>
public sealed record Rereading(int Texts, bool IsDrawn, IReadOnlyList<RereadingCount> Counts)
{
    /// <summary>Enough for a share to be right within two points or so, and read in a moment.</summary>
    public const int MostTexts = 2_000;

    private const int Seed = 42;

    /// <summary>Reads descriptions and reviews, each by itself, as now and with other examples.</summary>
    /// <param name="reader">As now.</param>
    /// <param name="taught">The dimensions with other examples, whose clauses have vectors.</param>
    /// <param name="dataset">Whose texts.</param>
    /// <param name="examples">A text that holds one of these is no other text.</param>
    /// <param name="dimensions">Keys of those to count; one that is not in both vocabularies counts nothing.</param>
    /// <param name="cancellationToken">Checked between texts.</param>
    public static Rereading Of(
        SentenceReader reader, Vocabulary taught, Dataset dataset, IReadOnlyList<string> examples, IReadOnlyList<string> dimensions,
        CancellationToken cancellationToken)
    {
        var heads = reader.Heads.With(taught, reader.Vectors, cancellationToken);
        var (before, after) = (reader.Heads.FeaturesOf(reader.Vectors), heads.FeaturesOf(reader.Vectors));
        var (texts, isDrawn) = Drawn(dataset, examples);
        var read = new (HeadPlace[] Before, HeadPlace[] After)?[texts.Count];
        Parallel.For(0, texts.Count, new ParallelOptions { CancellationToken = cancellationToken }, place =>
        {
            var text = TextPart.Prose(texts[place]);
            read[place] = (before.Of(text), after.Of(text)) is ({ } was, { } now)
                ? (reader.Heads.Tell(was, reader.Heads.Judge(was)).For, heads.Tell(now, heads.Judge(now)).For)
                : null;
        });
        return new Rereading(
            read.Count(one => one is not null),
            isDrawn,
            [.. dimensions.Select(key => Count(key, PlaceOf(reader.Heads.Vocabulary, key), PlaceOf(taught, key), read))]);
    }

    private static RereadingCount Count(string key, int before, int after, (HeadPlace[] Before, HeadPlace[] After)?[] read) =>
        before < 0 || after < 0
            ? new RereadingCount(key, 0, 0)
            : new RereadingCount(
                key,
                read.Count(one => one is var (was, now) && !was[before].IsTold && now[after].IsTold),
                read.Count(one => one is var (was, now) && was[before].IsTold && !now[after].IsTold));

    private static int PlaceOf(Vocabulary vocabulary, string key) =>
        vocabulary.Dimensions.Select(dimension => dimension.Key).ToList().IndexOf(key);

    private static (IReadOnlyList<string> Texts, bool IsDrawn) Drawn(Dataset dataset, IReadOnlyList<string> examples)
    {
        string[] all =
        [
            .. dataset.Items.Select(item => item.Description).Concat(dataset.Reviews).OfType<string>().Where(text => text.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Where(text => !examples.Any(example => text.Contains(example, StringComparison.Ordinal))),
        ];
        if (all.Length <= MostTexts)
        {
            return (all, false);
        }

        SplitMix64.Derive(Seed, all.Length).Shuffle(all.AsSpan());
        return (all[..MostTexts], true);
    }
}
