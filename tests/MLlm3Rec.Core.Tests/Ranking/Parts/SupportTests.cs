using MLlm3Rec.Testing;

namespace MLlm3Rec.Ranking.Parts;

public sealed class SupportTests
{
    [Fact]
    public void Of_NoneOneAndThreeChoices_GrowsTowardsOne() =>
        Assert.Equal([0.5f, 0.25f, 0], Support.Of(SmallDataset.Of(items: 3, [0, 1], [0], [0])));
}
