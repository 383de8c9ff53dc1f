namespace MLlm3Rec.Profiles;

public sealed class StrengthWordsTests
{
    [Theory]
    [InlineData(0, "hint")]
    [InlineData(0.2499, "hint")]
    [InlineData(0.25, "likely")]
    [InlineData(0.3999, "likely")]
    [InlineData(0.4, "clear")]
    [InlineData(1, "clear")]
    public void Of_Strength_IsOneOfThreeWords(double strength, string word)
    {
        Assert.Equal(word, StrengthWords.Of(strength));
        Assert.Equal(word == "hint", StrengthWords.IsHint(strength));
        Assert.StartsWith(word, StrengthWords.Meaning(strength), StringComparison.OrdinalIgnoreCase);
    }
}
