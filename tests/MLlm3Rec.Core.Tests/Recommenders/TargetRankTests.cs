using System.Text.Json;
using CsCheck;

namespace MLlm3Rec.Recommenders;

public sealed class TargetRankTests
{
    [Fact]
    public void Among_TwoBetterOneEqual_ThirdOrFourth() =>
        Assert.Equal(new TargetRank(3, 4), TargetRank.Among([5, 9, 5, 7, 1], target: 0, candidates: [1, 2, 3, 4]));

    [Fact]
    public void Among_MissingScore_IsLast() =>
        Assert.Equal(TargetRank.At(4), TargetRank.Among([float.NaN, 9, float.NegativeInfinity, 7], target: 0, candidates: [1, 2, 3]));

    [Fact]
    public void Among_MissingAmongCandidates_IsBelowTheTarget() =>
        Assert.Equal(TargetRank.At(1), TargetRank.Among([0, float.NaN, -1], target: 0, candidates: [1, 2]));

    [Fact]
    public void InCatalogue_AllEqual_IsAnyPlace() =>
        Assert.Equal(new TargetRank(1, 5), TargetRank.InCatalogue([1, 1, 1, 1, 1], target: 2, seen: []));

    [Theory]
    [InlineData(7, 7, "7")]
    [InlineData(7, 8, "[7,8]")]
    [InlineData(1, 57000, "[1,57000]")]
    public void Json_Written_ReadsBack(int first, int last, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(new TargetRank(first, last)));
        Assert.Equal(new TargetRank(first, last), JsonSerializer.Deserialize<TargetRank>(json));
    }

    [Theory]
    [InlineData("10.5", 10, 11)]
    [InlineData("3.0", 3, 3)]
    public void Json_OfEarlierVersions_IsTheNarrowestTie(string json, int first, int last) =>
        Assert.Equal(new TargetRank(first, last), JsonSerializer.Deserialize<TargetRank>(json));

    [Fact]
    public void EqualShare_OneOfFour_IsAQuarter()
    {
        Assert.Equal(0.25, TargetRank.EqualShare([TargetRank.At(1), new(2, 3), TargetRank.At(2), TargetRank.At(9)]));
        Assert.Equal(0, TargetRank.EqualShare([]));
    }

    [Fact]
    public void InCatalogue_SeenItems_DoNotCount() => Assert.Equal(TargetRank.At(2), TargetRank.InCatalogue([5, 9, 8, 1], target: 0, seen: [1, 3]));

    [Fact]
    public void InCatalogue_TargetSeenBefore_IsStillRanked() =>
        Assert.Equal(TargetRank.At(2), TargetRank.InCatalogue([5, 9, 8, 1], target: 0, seen: [0, 1]));

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
