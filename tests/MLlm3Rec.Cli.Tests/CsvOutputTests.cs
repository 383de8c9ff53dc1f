using System.Globalization;
using MLlm3Rec.Cli.Output;

namespace MLlm3Rec.Cli;

public sealed class CsvOutputTests
{
    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+1", "'+1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    public void Row_Text_IsQuotedAndNeverAFormula(string text, string expected) => Assert.Equal(expected + "\n", Written(text));

    [Fact]
    public void Row_NegativeNumber_StaysANumber() => Assert.Equal("-1.5,,7\n", Written(-1.5, null, 7));

    private static string Written(params object?[] cells)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        new CsvOutput(writer).Row(cells);
        return writer.ToString();
    }
}
