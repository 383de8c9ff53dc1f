using System.Buffers;
using System.Collections.Frozen;

namespace MLlm3Rec.Reading.Matching;

/// <summary>A text with its words found, their forms at hand, and some of them masked.</summary>
internal sealed class TokenizedText
{
    private static readonly FrozenSet<string> Negations = FrozenSet.ToFrozenSet(
        [
            "no", "not", "never", "without", "hardly", "barely", "isn't", "wasn't", "aren't", "weren't", "don't", "doesn't", "didn't", "won't",
            "can't", "cannot", "nothing", "lack", "lacking", "neither", "nor",
        ],
        StringComparer.Ordinal);

    /// <summary>A negation still holds over one of these: "not very soft", "no real scent".</summary>
    private static readonly FrozenSet<string> Fillers = FrozenSet.ToFrozenSet(
        ["a", "an", "the", "at", "all", "very", "so", "that", "really", "real", "too", "any", "much", "particularly", "exactly", "quite", "being"],
        StringComparer.Ordinal);

    private static readonly SearchValues<char> Dividers = SearchValues.Create(",.;:!?()[]|\"\n");

    private readonly string text;
    private readonly List<Token> tokens = [];
    private readonly List<string> forms = [];
    private readonly HashSet<int> masked = [];

    public TokenizedText(string text)
    {
        this.text = text;
        Span<char> buffer = stackalloc char[WordForm.MaxLength];
        foreach (var token in new Tokens(text))
        {
            tokens.Add(token);
            forms.Add(WordForm.Of(text.AsSpan(token.Start, token.Length), buffer).ToString());
        }
    }

    public string Text => text;

    public int Count => tokens.Count;

    public Token this[int place] => tokens[place];

    public string FormOf(int place) => forms[place];

    public bool IsMasked(int place) => masked.Contains(place);

    public void Mask(int place, int count)
    {
        for (var masking = place; masking < Math.Min(place + count, Count); masking++)
        {
            masked.Add(masking);
        }
    }

    /// <summary>Masks every place where the words stand one after another.</summary>
    public void MaskAll(ReadOnlySpan<string> words)
    {
        for (var place = 0; words.Length > 0 && place + words.Length <= Count; place++)
        {
            var matches = true;
            for (var i = 0; i < words.Length && matches; i++)
            {
                matches = forms[place + i] == words[i];
            }

            if (matches)
            {
                Mask(place, words.Length);
            }
        }
    }

    /// <summary>Whether all words of the phrase stand here, unmasked and undivided.</summary>
    public bool Continues(int place, CuePhrase phrase)
    {
        if (place + phrase.Words.Length > Count)
        {
            return false;
        }

        for (var i = 0; i < phrase.Words.Length; i++)
        {
            var isLast = i == phrase.Words.Length - 1;
            var matches = isLast && phrase.AnyEnding
                ? forms[place + i].StartsWith(phrase.Words[i], StringComparison.Ordinal)
                : forms[place + i] == phrase.Words[i];
            if (!matches || IsMasked(place + i) || (i > 0 && IsDivided(place + i)))
            {
                return false;
            }
        }

        return true;
    }

    public bool IsNegated(int place)
    {
        for (var before = place - 1; before >= 0 && place - before <= 3 && !IsDivided(before + 1); before--)
        {
            if (Negations.Contains(forms[before]))
            {
                return true;
            }

            if (!Fillers.Contains(forms[before]))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether something stands between this word and the one before that separates thoughts.</summary>
    private bool IsDivided(int place) =>
        text.AsSpan(tokens[place - 1].End, tokens[place].Start - tokens[place - 1].End).ContainsAny(Dividers);
}
