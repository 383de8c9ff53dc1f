using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Reading;

/// <summary>The words of a dataset that have a vector, numbered by descending frequency (ties by spelling).</summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, int> numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public Lexicon(IReadOnlyList<string> words, IReadOnlyList<long> counts)
    {
        Words = words;
        Counts = counts;
        numbers = new Dictionary<string, int>(words.Count, StringComparer.Ordinal);
        for (var number = 0; number < words.Count; number++)
        {
            numbers.Add(words[number], number);
        }

        lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        Total = counts.Sum();
    }

    public IReadOnlyList<string> Words { get; }

    public IReadOnlyList<long> Counts { get; }

    /// <summary>Occurrences of all words together.</summary>
    public long Total { get; }

    /// <summary>The number of a word in its <see cref="WordForm"/>, or −1.</summary>
    public int Find(ReadOnlySpan<char> form) => lookup.TryGetValue(form, out var number) ? number : -1;
}
