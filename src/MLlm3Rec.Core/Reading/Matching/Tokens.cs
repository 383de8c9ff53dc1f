namespace MLlm3Rec.Reading.Matching;

/// <summary>Where one word lies in its text, in UTF-16 units.</summary>
internal readonly record struct Token(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>
/// Splits a text into words without allocating: runs of letters and digits, with an apostrophe inside a word kept ("don't").
/// Hyphens and slashes split ("eco-friendly" is two words), so a phrase is found however it is joined.
/// </summary>
internal ref struct Tokens(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int next = 0;

    public Token Current { get; private set; }

    public readonly Tokens GetEnumerator() => this;

    public bool MoveNext()
    {
        while (next < text.Length && !char.IsLetterOrDigit(text[next]))
        {
            next++;
        }

        if (next == text.Length)
        {
            return false;
        }

        var start = next;
        while (next < text.Length && (char.IsLetterOrDigit(text[next]) || IsInnerApostrophe(next)))
        {
            next++;
        }

        Current = new Token(start, next - start);
        return true;
    }

    private readonly bool IsInnerApostrophe(int index) =>
        text[index] is '\'' or '’' && index + 1 < text.Length && char.IsLetter(text[index + 1]);
}
