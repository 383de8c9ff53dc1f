namespace MLlm3Rec.Web.Ranking;

public sealed class RankMoveTests
{
    [Theory]
    [InlineData(3, 11, "3 → 11", "rank 3 by MAR, 11 by Popularity")]
    [InlineData(3, 3, "3 → 3", "rank 3 in both lists")]
    [InlineData(1, 1204, "1 → 1,204", "rank 1 by MAR, 1,204 by Popularity")]
    [InlineData(3, null, "3 → –", "rank 3 by MAR, not ranked by Popularity")]
    [InlineData(null, 2, "– → 2", "not ranked by MAR, 2 by Popularity")]
    public void RankMove_TwoRanks_ReadsOursFirst(int? ours, int? theirs, string shown, string spoken)
    {
        var move = new RankMove(ours, theirs);

        Assert.Equal(shown, move.ToString());
        Assert.Equal(spoken, move.Spoken("Popularity"));
    }
}
