using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Chunkers;

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

/// <summary>The difference of two texts, word by word, by the shortest edit script (Myers); removed before added.</summary>
public static partial class WordDifference
{
    private static readonly CustomFunctionChunker Chunks = new(text => [.. Chunk().Matches(text).Select(chunk => chunk.Value)]);

    public static IReadOnlyList<TextPiece> Of(string before, string after)
    {
        var difference = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Chunks);
        var pieces = new List<TextPiece>();
        var told = 0;
        foreach (var block in difference.DiffBlocks)
        {
            Add(pieces, PieceKind.Same, difference.PiecesOld, told, block.DeleteStartA);
            told = block.DeleteStartA + block.DeleteCountA;
            Add(pieces, PieceKind.Removed, difference.PiecesOld, block.DeleteStartA, told);
            Add(pieces, PieceKind.Added, difference.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB);
        }

        Add(pieces, PieceKind.Same, difference.PiecesOld, told, difference.PiecesOld.Count);
        return pieces;
    }

    private static void Add(List<TextPiece> pieces, PieceKind kind, IReadOnlyList<string> words, int from, int to)
    {
        if (to > from)
        {
            pieces.Add(new TextPiece(kind, string.Concat(words.Skip(from).Take(to - from))));
        }
    }

    /// <summary>A word, a gap, or a single sign; nothing of a text is lost.</summary>
    [GeneratedRegex(@"[\p{L}\p{Nd}_]+|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Chunk();
}
