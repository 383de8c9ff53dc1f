using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading.Matching;

/// <summary>A cue as the matcher uses it.</summary>
/// <param name="Number">Its place among all cues of the reader; base rates are kept per number.</param>
/// <param name="Dimension">Index in the vocabulary.</param>
/// <param name="Words">Each in its <see cref="WordForm"/>.</param>
/// <param name="AnyEnding">The last word stands for every word that begins so (a trailing * in the vocabulary).</param>
/// <param name="Silences">Words that say nothing for the dimension (a leading ! in the vocabulary).</param>
/// <param name="Weight">1 for a cue of the vocabulary, less for a learned one.</param>
internal sealed record CuePhrase(int Number, int Dimension, string[] Words, bool AnyEnding, bool Silences, float Weight)
{
    public static IReadOnlyList<CuePhrase> Of(Vocabulary vocabulary)
    {
        var phrases = new List<CuePhrase>();
        for (var dimension = 0; dimension < vocabulary.Count; dimension++)
        {
            foreach (var cue in vocabulary.Dimensions[dimension].Cues.Distinct(StringComparer.Ordinal))
            {
                if (Parse(cue, phrases.Count, dimension) is { } phrase)
                {
                    phrases.Add(phrase);
                }
            }
        }

        return phrases;
    }

    /// <summary>Null where the text holds no word.</summary>
    public static CuePhrase? Parse(string cue, int number, int dimension)
    {
        var text = cue.Trim();
        var silences = text.StartsWith('!');
        var anyEnding = text.EndsWith('*');
        var words = new List<string>();
        foreach (var token in new Tokens(text))
        {
            words.Add(WordForm.Of(text.Substring(token.Start, token.Length)));
        }

        if (words.Count == 0)
        {
            return null;
        }

        if (anyEnding)
        {
            // A stem is compared as it stands: folding "glas*" would be wrong.
            words[^1] = text[(text.LastIndexOfAny([' ', '-', '/', '!']) + 1)..^1].ToLowerInvariant();
        }

        return new CuePhrase(number, dimension, [.. words], anyEnding, silences, Weight: 1);
    }
}
