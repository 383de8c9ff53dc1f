using CsCheck;

namespace MLlm3Rec.Recommenders;

public sealed class TargetRankTests
{
    [Fact]
    public void Among_TwoBetterOneEqual_IsThreeAndAHalf() =>
        Assert.Equal(3.5, TargetRank.Among([5, 9, 5, 7, 1], target: 0, candidates: [1, 2, 3, 4]));

    [Fact]
    public void Among_MissingScore_IsLast() =>
        Assert.Equal(4, TargetRank.Among([float.NaN, 9, float.NegativeInfinity, 7], target: 0, candidates: [1, 2, 3]));

    [Fact]
    public void Among_MissingAmongCandidates_IsBelowTheTarget() =>
        Assert.Equal(1, TargetRank.Among([0, float.NaN, -1], target: 0, candidates: [1, 2]));

    [Fact]
    public void InCatalogue_AllEqual_IsTheMiddle() => Assert.Equal(3, TargetRank.InCatalogue([1, 1, 1, 1, 1], target: 2, seen: []));

    [Fact]
    public void InCatalogue_SeenItems_DoNotCount() => Assert.Equal(2, TargetRank.InCatalogue([5, 9, 8, 1], target: 0, seen: [1, 3]));

    [Fact]
    public void InCatalogue_TargetSeenBefore_IsStillRanked() => Assert.Equal(2, TargetRank.InCatalogue([5, 9, 8, 1], target: 0, seen: [0, 1]));

    [Fact]
    public void InCatalogue_AnyRow_EqualsAmongAllOthersUnseen() =>
        Gen.Select(
            Gen.OneOf(Gen.Int[0, 4].Select(value => (float)value), Gen.Const(float.NaN)).Array[6, 30], Gen.Int[0, 5], Gen.Int[0, 5].HashSet[0, 4])
            .Sample((scores, target, seen) =>
            {
                int[] others = [.. Enumerable.Range(0, scores.Length).Where(item => item != target && !seen.Contains(item))];

                Assert.Equal(TargetRank.Among(scores, target, others), TargetRank.InCatalogue(scores, target, [.. seen]));
            });

    [Fact]
    public void Among_ItemsRenumbered_SameRankHoweverManyAreEqual() =>
        Gen.Select(Gen.Int[0, 3].Select(value => (float)value).Array[8], Gen.Int[0, 7]).Sample((scores, shift) =>
        {
            float[] renumbered = [.. scores[shift..], .. scores[..shift]];
            var moved = (8 - shift) % 8;

            Assert.Equal(TargetRank.InCatalogue(scores, target: 0, seen: []), TargetRank.InCatalogue(renumbered, moved, seen: []));
        });
}
