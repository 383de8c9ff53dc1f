namespace MLlm3Rec.Profiles;

public sealed class StatedPreferenceTests
{
    [Theory]
    [InlineData("likes gifts for children, hates plastic", "gifts for children", "plastic")]
    [InlineData("gifts for children", "gifts for children", "")]
    [InlineData("She loves tea and cake, but dislikes coffee", "tea and cake", "coffee")]
    [InlineData("hates plastic, glitter and noise", "", "plastic|glitter and noise")]
    [InlineData("I don't like perfume. Soap is fine", "Soap is fine", "perfume")]
    [InlineData("soap without perfume, gentle", "soap|gentle", "perfume")]
    [InlineData("hates perfume but soap is fine", "soap is fine", "perfume")]
    [InlineData("My daughter cannot stand wool; looking for a warm scarf", "a warm scarf", "wool")]
    [InlineData("no plastic and no glitter", "", "plastic|glitter")]
    [InlineData("  ,, and ", "", "")]
    public void Parse_Sentence_TellsLikesFromDislikes(string text, string likes, string dislikes)
    {
        var said = StatedPreference.Parse(text);

        Assert.Equal((likes, dislikes), (string.Join('|', said.Likes), string.Join('|', said.Dislikes)));
        Assert.Equal(likes.Length + dislikes.Length == 0, said.IsEmpty);
    }
}
