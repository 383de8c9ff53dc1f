using System.Collections.Frozen;

namespace MLlm3Rec.Datasets;

/// <summary>Which language a text looks like, by its letters and its commonest small words. Meant for whole texts: a title says too little.</summary>
internal static class LanguageGuess
{
    public const string English = "English";

    /// <summary>So many small words of a language must stand in a text: names and borrowed words bring one or two.</summary>
    private const int FewestWords = 3;

    /// <summary>A text of this many characters says enough; the rest is not looked at.</summary>
    private const int Enough = 1_000;

    private static readonly (string Language, FrozenSet<string> Words)[] Latin =
    [
        (English, Words("the and of to is in it that for with this was are you on have but not they my as be at from so very")),
        ("German", Words("der die das und ist nicht mit ein eine ich zu den von für auf es auch sich dem sehr wie aber sind wird bei einen")),
        ("French", Words("le la les des est une et pour que dans pas qui avec un du je très ce sur plus il cette mais sont au ne")),
        ("Spanish", Words("el la los las que una es por para con un no se muy del su lo más pero como mi está este y esta")),
        ("Italian", Words("il la che di è un una per non con molto sono le del della ma anche questo si più come gli ho nel da")),
        ("Portuguese", Words("o a os as que um uma não para com é muito do da em por se mais mas eu no na como foi este isso")),
        ("Dutch", Words("de het een en van is niet dat met voor ik op zijn te die zeer er maar ook heb aan wel bij deze naar om")),
        ("Swedish", Words("och att det är som en jag på för med den inte av till ett har men om mycket så var")),
        ("Danish or Norwegian", Words("og at det er som en jeg på for med den ikke af av til et har men om meget veldig så var")),
        ("Polish", Words("i w na nie się z do jest że to jak ale o po za bardzo przez od dla są tak być jego co")),
        ("Czech or Slovak", Words("a v na se je že to s z do pro ale jsem jako tak si za po by co ve velmi som nie")),
        ("Turkish", Words("ve bir bu için çok ile de da ne ama gibi daha olarak var ben o en kadar olan değil")),
        ("Indonesian or Malay", Words("yang dan di ini untuk dengan tidak dari itu ada saya dalam pada juga sangat akan bisa karena")),
        ("Romanian", Words("și de la în cu pe nu este o un care să din mai pentru sunt foarte am fost ca")),
        ("Hungarian", Words("a az és hogy nem egy is ez volt meg van de nagyon csak mint már ha el vagy")),
        ("Finnish", Words("ja on ei se että oli hän en mutta kun niin ole joka myös tämä kuin hyvin olen")),
        ("Vietnamese", Words("và là của có không cho được một với này các những trong rất tôi đã người để")),
    ];

    /// <summary>A language's name, or a script's where several languages write so; null where the text says too little to tell.</summary>
    public static string? Of(string text)
    {
        var read = text.AsSpan(0, Math.Min(text.Length, Enough));
        return ScriptOf(read) ?? LanguageOf(read);
    }

    /// <summary>The script of most letters, where it is not the Latin one.</summary>
    private static string? ScriptOf(ReadOnlySpan<char> text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var letters = 0;
        foreach (var letter in text)
        {
            if (char.IsLetter(letter))
            {
                letters++;
                if (ScriptOf(letter) is { } script)
                {
                    counts[script] = counts.GetValueOrDefault(script) + 1;
                }
            }
        }

        // Japanese is written with Chinese characters too; the other way round there are none of its own.
        return counts.Values.Sum() * 2 <= letters ? null
            : counts.GetValueOrDefault("Japanese") * 10 > counts.GetValueOrDefault("Chinese") && counts.ContainsKey("Japanese") ? "Japanese"
            : counts.MaxBy(pair => pair.Value).Key;
    }

    private static string? ScriptOf(char letter) => letter switch
    {
        >= '\u0370' and <= '\u03FF' => "Greek",
        >= '\u0400' and <= '\u052F' => "a language in Cyrillic letters",
        >= '\u0590' and <= '\u05FF' => "Hebrew",
        >= '\u0600' and <= '\u06FF' => "a language in Arabic letters",
        >= '\u0900' and <= '\u097F' => "a language in Devanagari letters",
        >= '\u0E00' and <= '\u0E7F' => "Thai",
        >= '\u3040' and <= '\u30FF' => "Japanese",
        >= '\u4E00' and <= '\u9FFF' => "Chinese",
        >= '\uAC00' and <= '\uD7AF' => "Korean",
        _ => null,
    };

    private static string? LanguageOf(ReadOnlySpan<char> text)
    {
        Span<int> hits = stackalloc int[Latin.Length];
        hits.Clear();
        Span<char> lower = stackalloc char[Enough];
        lower = lower[..text.ToLowerInvariant(lower)];
        var lookups = Latin.Select(one => one.Words.GetAlternateLookup<ReadOnlySpan<char>>()).ToArray();
        while (Next(ref lower) is { IsEmpty: false } word)
        {
            for (var language = 0; language < lookups.Length; language++)
            {
                hits[language] += lookups[language].Contains(word) ? 1 : 0;
            }
        }

        var best = 0;
        var isAlone = true;
        for (var language = 1; language < hits.Length; language++)
        {
            (best, isAlone) = hits[language] > hits[best] ? (language, true) : (best, isAlone && hits[language] < hits[best]);
        }

        return isAlone && hits[best] >= FewestWords ? Latin[best].Language : null;
    }

    private static ReadOnlySpan<char> Next(ref Span<char> text)
    {
        var start = 0;
        while (start < text.Length && !char.IsLetter(text[start]))
        {
            start++;
        }

        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        var word = text[start..end];
        text = text[end..];
        return word;
    }

    private static FrozenSet<string> Words(string listed) => FrozenSet.ToFrozenSet(listed.Split(' '), StringComparer.Ordinal);
}
