namespace MLlm3Rec.Prompts;

/// <summary>What became of a run of words.</summary>
public enum PieceKind
{
    Same,
    Added,
    Removed,
}

/// <param name="Kind">Same, added or removed.</param>
/// <param name="Text">With its white space.</param>
public sealed record TextPiece(PieceKind Kind, string Text);

/// <summary>The difference of two texts, word by word: a longest common subsequence of words and gaps, removed before added.</summary>
public static class WordDifference
{
    /// <summary>Beyond so many pairs of words the middle is shown as replaced as a whole.</summary>
    private const long MostCells = 16_000_000;

    public static IReadOnlyList<TextPiece> Of(string before, string after)
    {
        var (old, now) = (Split(before), Split(after));
        var head = 0;
        while (head < old.Count && head < now.Count && old[head] == now[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < old.Count - head && tail < now.Count - head && old[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
        }

        var pieces = new List<TextPiece>();
        Add(pieces, PieceKind.Same, old.Take(head));
        Middle(pieces, old.GetRange(head, old.Count - head - tail), now.GetRange(head, now.Count - head - tail));
        Add(pieces, PieceKind.Same, old.Skip(old.Count - tail));
        return Joined(pieces);
    }

    private static void Middle(List<TextPiece> pieces, List<string> old, List<string> now)
    {
        if ((long)old.Count * now.Count > MostCells)
        {
            Add(pieces, PieceKind.Removed, old);
            Add(pieces, PieceKind.Added, now);
            return;
        }

        // common[i, j]: words that the rests from i and j on have in common.
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var (from, to) = (0, 0);
        while (from < old.Count || to < now.Count)
        {
            if (from < old.Count && to < now.Count && old[from] == now[to])
            {
                pieces.Add(new TextPiece(PieceKind.Same, old[from]));
                (from, to) = (from + 1, to + 1);
            }
            else if (to == now.Count || (from < old.Count && common[from + 1, to] >= common[from, to + 1]))
            {
                pieces.Add(new TextPiece(PieceKind.Removed, old[from++]));
            }
            else
            {
                pieces.Add(new TextPiece(PieceKind.Added, now[to++]));
            }
        }
    }

    private static void Add(List<TextPiece> pieces, PieceKind kind, IEnumerable<string> words) => pieces.AddRange(words.Select(word => new TextPiece(kind, word)));

    /// <summary>Neighbours of one kind become one piece; between two unchanged pieces what was removed comes before what was added.</summary>
    private static List<TextPiece> Joined(List<TextPiece> pieces)
    {
        var joined = new List<TextPiece>();
        for (var start = 0; start < pieces.Count;)
        {
            var end = start;
            var isSame = pieces[start].Kind == PieceKind.Same;
            while (end < pieces.Count && (pieces[end].Kind == PieceKind.Same) == isSame)
            {
                end++;
            }

            foreach (var kind in isSame ? [PieceKind.Same] : (PieceKind[])[PieceKind.Removed, PieceKind.Added])
            {
                var text = string.Concat(pieces.Skip(start).Take(end - start).Where(piece => piece.Kind == kind).Select(piece => piece.Text));
                if (text.Length > 0)
                {
                    joined.Add(new TextPiece(kind, text));
                }
            }

            start = end;
        }

        return joined;
    }

    /// <summary>Words, gaps and single signs, in order; nothing is lost.</summary>
    private static List<string> Split(string text)
    {
        var words = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            var kind = KindOf(text[start]);
            while (end < text.Length && kind != 2 && KindOf(text[end]) == kind)
            {
                end++;
            }

            words.Add(text[start..end]);
            start = end;
        }

        return words;
    }

    private static int KindOf(char sign) => char.IsLetterOrDigit(sign) || sign == '_' ? 0 : char.IsWhiteSpace(sign) ? 1 : 2;
}
