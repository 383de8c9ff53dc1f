using System.Text;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Values;

namespace MLlm3Rec.Datasets.Sources;

public sealed class FieldTests
{
    [Theory]
    [InlineData("881250949", 881250949)]
    [InlineData("881250949.75", 881250949)]
    [InlineData("1588687728923", 1588687728)]
    [InlineData("1588687728923000", 1588687728)]
    [InlineData("2020-01-02", 1577923200)]
    [InlineData("2020-01-02T01:00:00+01:00", 1577923200)]
    [InlineData("11/12/2019 2:14:46 PM", 1573568086)]
    [InlineData("01-Jan-1995", 788918400)]
    [InlineData("09 4, 2015", 1441324800)]
    [InlineData("-86400", -86400)]
    public void SourceTime_AsPublishersWriteIt_IsUnixSeconds(string field, long seconds)
    {
        Assert.True(SourceTime.TryParse(field, out var parsed));
        Assert.Equal(seconds, parsed);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("2020-13-01")]
    [InlineData("1e300")]
    public void SourceTime_Nonsense_IsRefused(string field) => Assert.False(SourceTime.TryParse(field, out _));

    [Theory]
    [InlineData("{'a': None, 'b': (1, 2.5), 'c': True}", """{"a": null, "b": [1, 2.5], "c": true}""")]
    [InlineData("""{'a': "it's \"x\"", 'b': 'say "y"'}""", """{"a": "it's \"x\"", "b": "say \u0022y\u0022"}""")]
    [InlineData("""{'a': 'caf\xe9 \u2013 \U0001f600 \d'}""", """{"a": "caf\u00e9 \u2013 \ud83d\ude00 \\d"}""")]
    [InlineData("{u'a': 1e-05, 'n': nan}", """{"a": 1e-05, "n": null}""")]
    public void PythonLiteral_ToJson_SaysTheSame(string literal, string json) =>
        Assert.Equal(json, Encoding.UTF8.GetString(new PythonLiteral().ToJson(Encoding.UTF8.GetBytes(literal))));

    [Theory]
    [InlineData("{'a': 'open")]
    [InlineData(@"{'a': '\x4'}")]
    [InlineData("{'a': datetime.now()}")]
    public void PythonLiteral_NotALiteral_Throws(string literal) =>
        Assert.Throws<FormatException>(() => new PythonLiteral().ToJson(Encoding.UTF8.GetBytes(literal)).Length);

    [Fact]
    public void Utf8OrLatin1_BothInOneText_ReadsBoth() =>
        Assert.Equal("Léon – Cité", Utf8OrLatin1.Encoding.GetString((byte[])[(byte)'L', 0xe9, (byte)'o', (byte)'n', .. " – Cité"u8]));

    [Fact]
    public void TextLines_LongLinesAndBlockEdges_AreWhole()
    {
        var expected = Enumerable.Range(0, 40).Select(line => new string((char)('a' + line % 26), line * 5_000)).ToArray();
        using var lines = new TextLines(new MemoryStream(Encoding.UTF8.GetBytes("\ufeff" + string.Join("\r\n", expected))), maxLine: 1 << 20);

        for (var line = 0; line < expected.Length; line++)
        {
            Assert.True(lines.Read(out var read));
            Assert.Equal(expected[line], Encoding.UTF8.GetString(read));
            Assert.Equal(line + 1, lines.Number);
        }

        Assert.False(lines.Read(out _));
        Assert.Equal(expected.Length, lines.Number);
    }
}
