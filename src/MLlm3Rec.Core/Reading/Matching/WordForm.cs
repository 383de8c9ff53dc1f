namespace MLlm3Rec.Reading.Matching;

/// <summary>
/// The form in which words are compared: lower case, without possessive, plural folded by the three rules of the S-stemmer
/// (ies → y, es → e, s → nothing; Harman 1991, "How effective is suffixing?"). It never joins words of different meaning by cutting
/// deeper, which matters more here than recall: cues carry a trailing * where any ending is meant.
/// </summary>
internal static class WordForm
{
    /// <summary>Longer words are cut: nothing that people write is that long.</summary>
    public const int MaxLength = 40;

    /// <summary>Writes the form of <paramref name="word"/> into <paramref name="buffer"/> (at least <see cref="MaxLength"/>) and returns its
    /// part.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> word, Span<char> buffer)
    {
        var length = Math.Min(word.Length, MaxLength);
        for (var i = 0; i < length; i++)
        {
            buffer[i] = word[i] == '’' ? '\'' : char.ToLowerInvariant(word[i]);
        }

        return Fold(buffer[..length]);
    }

    public static string Of(string word) => Of(word, stackalloc char[MaxLength]).ToString();

    private static Span<char> Fold(Span<char> word)
    {
        if (word.EndsWith("'s"))
        {
            word = word[..^2];
        }

        if (word.Length < 4 || word[^1] != 's' || word[^2] is 's' or 'u' or 'i' or '\'')
        {
            return word;
        }

        if (word.EndsWith("ies") && word.Length > 4)
        {
            word[^3] = 'y';
            return word[..^2];
        }

        return word[..^1];
    }
}
