namespace MLlm3Rec.Reading.Matching;

/// <summary>Finds cues in a text, word by word: the longest cue that starts at a word wins and uses its words up.</summary>
/// <remarks>
/// A cue right after a negation ("not greasy", "without scent") is passed over, unless the negation belongs to the cue ("no parabens").
/// Phrases do not reach over punctuation that separates thoughts. Masked words (a brand's name) match nothing.
/// </remarks>
internal sealed class CueMatcher
{
    private readonly Dictionary<string, List<CuePhrase>> byFirstWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CuePhrase>> byStem = new(StringComparer.Ordinal);
    private readonly int shortestStem = int.MaxValue;
    private readonly int dimensions;

    public CueMatcher(IEnumerable<CuePhrase> cues, int dimensions)
    {
        this.dimensions = dimensions;
        foreach (var cue in cues)
        {
            var byStemOnly = cue is { AnyEnding: true, Words.Length: 1 };
            var index = byStemOnly ? byStem : byFirstWord;
            if (!index.TryGetValue(cue.Words[0], out var list))
            {
                index.Add(cue.Words[0], list = []);
            }

            list.Add(cue);
            shortestStem = byStemOnly ? Math.Min(shortestStem, cue.Words[0].Length) : shortestStem;
        }
    }

    /// <summary>Adds the cues of <paramref name="text"/> to <paramref name="found"/>, in text order.</summary>
    public void Find(TokenizedText text, List<CueMatch> found) => Find(text, found, negated: null);

    /// <summary>The same, with the cues that are passed over because of a negation added to <paramref name="negated"/>.</summary>
    public void Find(TokenizedText text, List<CueMatch> found, List<CueMatch>? negated)
    {
        Span<int> silentUntil = stackalloc int[dimensions];
        var candidates = new List<(CuePhrase Cue, int Words)>();
        for (var place = 0; place < text.Count;)
        {
            Candidates(text, place, candidates);
            foreach (var (cue, words) in candidates)
            {
                silentUntil[cue.Dimension] = cue.Silences ? Math.Max(silentUntil[cue.Dimension], place + words) : silentUntil[cue.Dimension];
            }

            var longest = 0;
            foreach (var (cue, words) in candidates)
            {
                longest = cue.Silences || silentUntil[cue.Dimension] > place ? longest : Math.Max(longest, words);
            }

            if (longest > 0 && (text.IsNegated(place) ? negated : found) is { } matches)
            {
                AddLongest(text, place, longest, candidates, silentUntil, matches);
            }

            place += Math.Max(1, longest);
        }
    }

    private static void AddLongest(
        TokenizedText text, int place, int longest, List<(CuePhrase Cue, int Words)> candidates, ReadOnlySpan<int> silentUntil, List<CueMatch> found)
    {
        var start = text[place].Start;
        var length = text[place + longest - 1].End - start;
        foreach (var (cue, words) in candidates)
        {
            if (words == longest && !cue.Silences && silentUntil[cue.Dimension] <= place)
            {
                found.Add(new CueMatch(cue, start, length));
            }
        }
    }

    private void Candidates(TokenizedText text, int place, List<(CuePhrase Cue, int Words)> candidates)
    {
        candidates.Clear();
        var form = text.FormOf(place);
        if (byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out var phrases))
        {
            foreach (var phrase in phrases)
            {
                if (text.Continues(place, phrase))
                {
                    candidates.Add((phrase, phrase.Words.Length));
                }
            }
        }

        var stems = byStem.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = shortestStem; length <= form.Length; length++)
        {
            if (stems.TryGetValue(form.AsSpan(0, length), out var cues) && !text.IsMasked(place))
            {
                candidates.AddRange(cues.Select(cue => (cue, 1)));
            }
        }
    }
}

/// <summary>Where a cue stands in a text; <see cref="Length"/> 0 means nowhere.</summary>
/// <param name="Field">Which text.</param>
/// <param name="Start">Zero-based, in UTF-16 units.</param>
/// <param name="Length">Of the cue itself, without the words around it.</param>
public readonly record struct CueHit(TextField Field, int Start, int Length)
{
    public bool Exists => Length > 0;
}

/// <summary>One cue found in one text.</summary>
internal readonly record struct CueMatch(CuePhrase Cue, int Start, int Length);
