namespace MLlm3Rec.Vocabularies;

public sealed class DefaultVocabularyTests
{
    [Fact]
    public void Instance_Dimensions_AreTheTwelveOfTheDesign() => Assert.Equal(
        [
            "functionality", "aesthetics", "quality", "value", "convenience", "health-safety", "sensory-pleasure", "identity-status",
            "social-gifting", "hobby-mastery", "novelty", "sustainability",
        ],
        DefaultVocabulary.Instance.Dimensions.Select(dimension => dimension.Key));

    [Fact]
    public void Instance_Cues_AreLowerCaseAndOncePerDimension() => Each.Holds(DefaultVocabulary.Instance.Dimensions, dimension =>
    {
        Assert.True(dimension.Cues.Count > 50);
        Each.Holds(dimension.Cues, cue => Assert.Equal(cue.ToLowerInvariant(), cue));
        Assert.Equal(dimension.Cues.Count, dimension.Cues.Distinct().Count());
    });
}
