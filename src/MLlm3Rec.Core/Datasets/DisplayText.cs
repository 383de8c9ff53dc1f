using System.Buffers;

namespace MLlm3Rec.Datasets;

/// <summary>Text of others on its way into our sentences.</summary>
public static class DisplayText
{
    /// <summary>Marks that set the direction of what follows them (Unicode annex 9, section 2): inside a sentence of ours they would turn its rest
    /// around.</summary>
    private static readonly SearchValues<char> Directions =
        SearchValues.Create("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>The same without marks of direction. Letters that run from right to left by themselves still do.</summary>
    public static string Of(string text) =>
        text.AsSpan().IndexOfAny(Directions) < 0 ? text : string.Concat(text.Where(letter => !Directions.Contains(letter)));
}
