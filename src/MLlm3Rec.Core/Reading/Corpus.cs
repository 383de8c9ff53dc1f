using System.Runtime.InteropServices;
using MLlm3Rec.Datasets;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Reading;

/// <summary>All texts of a dataset as numbered words, cut into segments: bags (title, categories and tags of one item) and running text.</summary>
/// <param name="Lexicon">The words that occur often enough.</param>
/// <param name="Words">Word number per place; −1 for a word that is too rare.</param>
/// <param name="Segments">Where each segment begins, plus the end.</param>
/// <param name="IsBag">Per segment: order and distance of words mean nothing.</param>
internal sealed record Corpus(Lexicon Lexicon, int[] Words, int[] Segments, bool[] IsBag)
{
    /// <summary>Reads the texts once. Reviews count only where an interaction of this dataset points to them: a split's hidden choices stay
    /// hidden.</summary>
    public static Corpus Of(Dataset dataset, ReadingOptions options, CancellationToken cancellationToken)
    {
        var writer = new Writer();
        foreach (var item in dataset.Items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Add(ItemTexts.Of(item, TextField.Title));
            writer.Add(ItemTexts.Of(item, TextField.Categories));
            writer.Add(ItemTexts.Of(item, TextField.Tags));
            writer.EndSegment(isBag: true);
        }

        AddProse(dataset, writer, options.TokenBudget, cancellationToken);
        return writer.Build(options);
    }

    private static void AddProse(Dataset dataset, Writer writer, int budget, CancellationToken cancellationToken)
    {
        var descriptions = dataset.Items.Select(item => item.Description).OfType<string>();
        var reviews = MemoryMarshal.ToEnumerable(dataset.InteractionsMemory).Select(interaction => dataset.ReviewOf(interaction)).OfType<string>();
        var texts = descriptions.Concat(reviews).Where(text => text.Length > 0).ToList();
        // Six characters are one word with its space, near enough to spread a budget evenly.
        var stride = Math.Max(1, texts.Sum(text => (long)text.Length) / 6 / (double)budget);
        for (var place = 0.0; place < texts.Count; place += stride)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Add(texts[(int)place]);
            writer.EndSegment(isBag: false);
        }
    }

    private sealed class Writer
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        private readonly List<string> words = [];
        private readonly List<long> counts = [];
        private readonly List<int> places = [];
        private readonly List<int> segments = [0];
        private readonly List<bool> isBag = [];

        public void Add(string text)
        {
            Span<char> buffer = stackalloc char[WordForm.MaxLength];
            var lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var token in new Tokens(text))
            {
                var form = WordForm.Of(text.AsSpan(token.Start, token.Length), buffer);
                if (!lookup.TryGetValue(form, out var number))
                {
                    number = words.Count;
                    words.Add(form.ToString());
                    counts.Add(0);
                    numbers.Add(words[number], number);
                }

                counts[number]++;
                places.Add(number);
            }
        }

        public void EndSegment(bool isBag)
        {
            segments.Add(places.Count);
            this.isBag.Add(isBag);
        }

        public Corpus Build(ReadingOptions options)
        {
            var kept = Enumerable.Range(0, words.Count)
                .Where(number => counts[number] >= options.MinimumCount && words[number].Length > 1 && !words[number].All(char.IsDigit))
                .OrderByDescending(number => counts[number]).ThenBy(number => words[number], StringComparer.Ordinal)
                .Take(options.MaximumWords).ToArray();
            var renumber = new int[words.Count];
            renumber.AsSpan().Fill(-1);
            for (var i = 0; i < kept.Length; i++)
            {
                renumber[kept[i]] = i;
            }

            var lexicon = new Lexicon(kept.Select(number => words[number]).ToArray(), kept.Select(number => counts[number]).ToArray());
            return new Corpus(lexicon, places.Select(number => renumber[number]).ToArray(), [.. segments], [.. isBag]);
        }
    }
}
