using CsCheck;

namespace MLlm3Rec.Datasets;

public sealed class PercentEncodingTests
{
    private static readonly Gen<string> Ids =
        Gen.OneOf(Gen.Char["ab_% \t\r\n\u0085\u00a0\u2028é漢"].Select(letter => letter.ToString()), Gen.Const("🌼"), Gen.Const("%20"))
            .Array[0, 8]
            .Select(string.Concat);

    [Fact]
    public void Decode_AnythingEncoded_IsWhatItWas() => Ids.Sample(id => Assert.Equal(id, PercentEncoding.Decode(PercentEncoding.Encode(id))));

    [Fact]
    public void Encode_Anything_IsOneWord() =>
        Ids.Sample(id => Assert.DoesNotContain(PercentEncoding.Encode(id), letter => char.IsWhiteSpace(letter) || char.IsControl(letter)));

    [Theory]
    [InlineData("B000GI7QPM", "B000GI7QPM")]
    [InlineData("Sigur Rós", "Sigur%20Rós")]
    [InlineData("100%", "100%25")]
    [InlineData("", "%")]
    public void Encode_KnownId_IsAsWritten(string id, string word) => Assert.Equal(word, PercentEncoding.Encode(id));

    [Theory]
    [InlineData("100%")]
    [InlineData("50%x")]
    public void Decode_LonePerCent_StandsForItself(string word) => Assert.Equal(word, PercentEncoding.Decode(word));
}
