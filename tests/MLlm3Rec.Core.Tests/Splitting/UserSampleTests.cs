namespace MLlm3Rec.Splitting;

public sealed class UserSampleTests
{
    [Fact]
    public void Draw_Some_AscendingDistinctAndRepeatable()
    {
        var drawn = UserSample.Draw(users: 1000, count: 50, seed: 3);

        Assert.Equal(50, drawn.Distinct().Count());
        Assert.Equal(drawn.Order(), drawn);
        Assert.Equal(drawn, UserSample.Draw(users: 1000, count: 50, seed: 3));
        Assert.NotEqual(drawn, UserSample.Draw(users: 1000, count: 50, seed: 4));
        Assert.InRange(drawn.Average(), 350, 650);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(4)]
    [InlineData(9)]
    public void Draw_AllOrMore_IsEverybody(int? count) => Assert.Equal([0, 1, 2, 3], UserSample.Draw(users: 4, count, seed: 3));
}
