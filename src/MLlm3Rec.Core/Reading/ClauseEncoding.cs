using System.Runtime.InteropServices;
using MLlm3Rec.Datasets;
using MLlm3Rec.Reading.Heads;

namespace MLlm3Rec.Reading;

/// <summary>Finds the clauses that have no vector yet, and has them embedded.</summary>
public static class ClauseEncoding
{
    /// <summary>Reviews are embedded up to so many clauses, in the dataset's order; beyond, they are read by their cues.</summary>
    private const int MostOfReviews = 200_000;

    public static IEnumerable<string> ClausesOf(IEnumerable<string> texts) => texts.SelectMany(text => SentenceReader.ClausesOf(text, isList: false));

    /// <summary>All that is embedded of a dataset: its items' texts, and reviews that its interactions point to.</summary>
    public static IEnumerable<string> ClausesOf(Dataset dataset) => dataset.Items.SelectMany(SentenceReader.ClausesOf).Concat(
        ClausesOf(MemoryMarshal.ToEnumerable(dataset.InteractionsMemory).Select(interaction => dataset.ReviewOf(interaction)).OfType<string>())
            .Take(MostOfReviews));

    /// <summary>Clauses without a vector, each once, shortest first: texts of like length are embedded together with little padding.</summary>
    public static IReadOnlyList<KeyValuePair<UInt128, string>> Missing(IEnumerable<string> clauses, ClauseVectors vectors)
    {
        var missing = new Dictionary<UInt128, string>();
        foreach (var clause in clauses)
        {
            var key = ClauseVectors.KeyOf(clause);
            if (!vectors.Contains(key))
            {
                missing.TryAdd(key, clause);
            }
        }

        return [.. missing.OrderBy(entry => entry.Value.Length).ThenBy(entry => entry.Value, StringComparer.Ordinal)];
    }

    /// <summary>Embeds what is missing.</summary>
    public static async Task FillAsync(
        IEnumerable<string> clauses, ClauseVectors vectors, ITextEmbedder embedder, CancellationToken cancellationToken)
    {
        var missing = Missing(clauses, vectors);
        var embedded = await embedder.EmbedAsync([.. missing.Select(entry => entry.Value)], cancellationToken);
        for (var place = 0; place < missing.Count; place++)
        {
            vectors.Add(missing[place].Key, embedded[place]);
        }
    }
}
