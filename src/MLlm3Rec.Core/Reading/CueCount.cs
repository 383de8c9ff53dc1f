using MLlm3Rec.Datasets;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Reading;

/// <summary>How often a cue word is met in a dataset.</summary>
/// <param name="Cue">As it is written.</param>
/// <param name="Items">In the texts of how many items it stands, said of them or denied; null for words that silence, and for what is no cue.</param>
public sealed record CueCount(string Cue, int? Items)
{
    private static readonly TextField[] Fields = [.. ItemTexts.Fields, TextField.Buyers];

    /// <summary>Counts all cues of a dimension. One that stands only inside longer ones is found too.</summary>
    /// <param name="cues">Each once.</param>
    /// <param name="items">Of the dataset.</param>
    /// <param name="cancellationToken">Checked between items.</param>
    /// <returns>In the order of the cues.</returns>
    public static IReadOnlyList<CueCount> Of(IReadOnlyList<string> cues, IReadOnlyList<Item> items, CancellationToken cancellationToken)
    {
        CuePhrase?[] phrases = [.. cues.Select((cue, place) => CuePhrase.Parse(cue, place, dimension: 0))];
        var counts = new int[cues.Count];
        CuePhrase[] wanted = [.. phrases.OfType<CuePhrase>().Where(phrase => !phrase.Silences)];
        for (var before = 0; wanted.Length > 0 && wanted.Length != before;)
        {
            before = wanted.Length;
            Add(wanted, items, counts, cancellationToken);
            // The matcher gives words to the longest cue: those it has not met are looked for again without the others.
            wanted = [.. wanted.Where(phrase => counts[phrase.Number] == 0)];
        }

        return [.. cues.Select((cue, place) => new CueCount(cue, phrases[place] is { Silences: false } ? counts[place] : null))];
    }

    private static void Add(IReadOnlyList<CuePhrase> wanted, IReadOnlyList<Item> items, int[] counts, CancellationToken cancellationToken)
    {
        var matcher = new CueMatcher(wanted, dimensions: 1);
        Parallel.For(0, items.Count, new ParallelOptions { CancellationToken = cancellationToken }, place =>
        {
            var found = new List<CueMatch>();
            foreach (var field in Fields)
            {
                matcher.Find(new TokenizedText(ItemTexts.Of(items[place], field)), found, found);
            }

            foreach (var cue in found.Select(match => match.Cue.Number).Distinct())
            {
                Interlocked.Increment(ref counts[cue]);
            }
        });
    }
}
