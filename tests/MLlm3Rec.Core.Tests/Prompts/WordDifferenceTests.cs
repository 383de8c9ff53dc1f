using CsCheck;

namespace MLlm3Rec.Prompts;

public sealed class WordDifferenceTests
{
    [Fact]
    public void Of_OneWordReplaced_MarksThatWordAlone() => Assert.Equal(
        [
            new TextPiece(PieceKind.Same, "You read why "), new TextPiece(PieceKind.Removed, "people"), new TextPiece(PieceKind.Added, "customers"),
            new TextPiece(PieceKind.Same, " choose."),
        ],
        WordDifference.Of("You read why people choose.", "You read why customers choose."));

    [Fact]
    public void Of_AnyTwoTexts_HoldsBoth() => Gen.String[Gen.Char["ab .{"], 0, 40].Array[2].Sample(texts =>
    {
        var pieces = WordDifference.Of(texts[0], texts[1]);
        Assert.Equal(texts[0], string.Concat(pieces.Where(piece => piece.Kind != PieceKind.Added).Select(piece => piece.Text)));
        Assert.Equal(texts[1], string.Concat(pieces.Where(piece => piece.Kind != PieceKind.Removed).Select(piece => piece.Text)));
    });
}
