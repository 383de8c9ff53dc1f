using System.Text.RegularExpressions;

namespace MLlm3Rec.Profiles;

/// <summary>What a person says to like and to stay away from, in place of choices or beside them.</summary>
/// <param name="Likes">What is liked, in the person's own words; may be empty.</param>
/// <param name="Dislikes">What is not wanted.</param>
public sealed partial record StatedPreference(IReadOnlyList<string> Likes, IReadOnlyList<string> Dislikes)
{
    public IEnumerable<string> Texts => Likes.Concat(Dislikes);

    public bool IsEmpty => Likes.Count == 0 && Dislikes.Count == 0;

    /// <summary>Takes English sentences apart: "likes gifts for children, hates plastic" likes "gifts for children" and dislikes "plastic".</summary>
    /// <remarks>
    /// A verb of liking or disliking holds until another one, the end of the sentence, or "but"; what stands before it is who likes, and is passed
    /// over. A negation ("no", "not", "without") holds until the next comma, as is usual for negations (Pang, Lee &amp; Vaithyanathan 2002,
    /// doi:10.3115/1118693.1118704). Without any of these everything is liked.
    /// </remarks>
    public static StatedPreference Parse(string text)
    {
        var (likes, dislikes) = (new List<string>(), new List<string>());
        var (from, held, isNegated) = (0, false, false);
        foreach (Match sign in Signs().Matches(text))
        {
            var before = text[from..sign.Index];
            from = sign.Index + sign.Length;
            if (sign.Groups["verb"].Success)
            {
                (held, isNegated) = (sign.Groups["against"].Success, false);
                continue;
            }

            Add(before);
            isNegated = sign.Groups["not"].Success;
            held &= !sign.Groups["end"].Success;
        }

        Add(text[from..]);
        return new StatedPreference(likes, dislikes);

        void Add(string piece)
        {
            var words = Edges().Replace(piece, "");
            if (words.Length > 0)
            {
                (held || isNegated ? dislikes : likes).Add(words);
            }
        }
    }

    [GeneratedRegex(
        @"(?<verb>(?<against>\b(?:hates?|dislikes?|detests?|loathes?|avoids?|allergic\ to|(?:tired|sick)\ of"
            + @"|(?:can[’']t|cannot)\ (?:stand|bear)|(?:do|does)(?:n[’']t|\ not)\ (?:like|want|need|enjoy|care\ for))\b)"
            + @"|\b(?:likes?|loves?|wants?|needs?|enjoys?|prefers?|adores?|looks?\ for|looking\ for)\b)"
            + @"|(?<not>\b(?:no|not|without|never|nothing)\b)|(?<end>[.;!?\n]+|\bbut\b)|,",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Signs();

    /// <summary>Signs, blanks and "and" at either end.</summary>
    [GeneratedRegex(@"^(?:\W|(?:and|or|also)\b)+|(?:\W|\b(?:and|or|also))+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Edges();
}
