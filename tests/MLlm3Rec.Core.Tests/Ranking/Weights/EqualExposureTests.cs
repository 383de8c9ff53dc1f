using MLlm3Rec.Numerics;

namespace MLlm3Rec.Ranking.Weights;

public sealed class EqualExposureTests
{
    private const int Candidates = 21;

    [Fact]
    public void Level_NewItemsBehindByThree_MakesUpForIt()
    {
        var set = Cases(number => number % 2 == 0 ? 0 : 1);

        // What an item is worth does not depend on whether it is new.
        var level = EqualExposure.Level(
            set, (number, candidate) => 4 * SplitMix64.Derive(number, candidate).NextSingle() + (set.Known(number)[candidate] == 0 ? -3 : 0));

        Assert.Equal(3, level, 0.25);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Level_OnlyNewOrOnlyKnownItems_IsNone(float degree) =>
        Assert.Equal(0, EqualExposure.Level(Cases(_ => degree), (_, candidate) => candidate));

    /// <summary>Rehearsed cases alone; a candidate is known to a degree that its number in the case and the case decide.</summary>
    private static LearningSet Cases(Func<int, float> degreeOf)
    {
        var set = new LearningSet(Parts: 1, Candidates, Cases: 200, new float[200 * Candidates], new float[200 * Candidates]) { Rehearsed = 0 };
        for (var number = 0; number < set.Cases; number++)
        {
            for (var candidate = 0; candidate < Candidates; candidate++)
            {
                set.Known(number)[candidate] = degreeOf(number + candidate);
            }
        }

        return set;
    }
}
