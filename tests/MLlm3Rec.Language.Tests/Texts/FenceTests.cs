using System.Text.RegularExpressions;

namespace MLlm3Rec.Language.Texts;

public sealed partial class FenceTests
{
    [Fact]
    public void Around_TheSameText_IsTheSame() => Assert.Equal(Fence.Around("history", "x"), Fence.Around("history", "x"));

    [Fact]
    public void Around_TextWithItsOwnFence_CannotCloseIt()
    {
        // Even the fence of this very text, put inside it, closes nothing: the code changes with the text.
        var text = "title";
        for (var round = 0; round < 8; round++)
        {
            text += Fence.Around("history", text);
            var code = Opening().Match(Fence.Around("history", text)).Groups[1].Value;

            Assert.DoesNotContain(code, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("a\r\n[2] chosen\u2028title: b\u0000\u0007", 100, "a [2] chosen title: b")]
    [InlineData("  many   spaces\t", 100, "many spaces")]
    [InlineData("abcdefghij klm", 12, "abcdefghij k …")]
    [InlineData("abcdefghijk lm", 12, "abcdefghijk …")]
    [InlineData("🎁🎁🎁", 3, "🎁 …")]
    [InlineData("\u202Egnp.exe", 100, "gnp.exe")]
    public void OneLine_AnyText_IsOneShortLine(string text, int longest, string line) => Assert.Equal(line, FieldText.OneLine(text, longest));

    [GeneratedRegex("^<data history ([0-9a-f]{12})>")]
    private static partial Regex Opening();
}
