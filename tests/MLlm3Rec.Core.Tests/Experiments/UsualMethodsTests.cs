namespace MLlm3Rec.Experiments;

public sealed class UsualMethodsTests
{
    [Fact]
    public void Of_EverySplit_AreKnownAndBeginWithOurs() =>
        Each.Holds(Enum.GetValues<SplitRule>(), split =>
        {
            Assert.Equal(MethodCatalogue.Mar, UsualMethods.Of(split)[0]);
            Each.Holds(UsualMethods.Of(split), method => Assert.True(MethodCatalogue.Knows(method), method));
        });
}
