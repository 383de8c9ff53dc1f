using System.Numerics.Tensors;
using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Statistics;

public sealed class PairFactorsTests
{
    // 0 and 1 lead to 2, 1 also to 3; nothing leads anywhere else.
    private static readonly SparseRows Leads = new(ColumnCount: 4, [0, 1, 3, 3, 3], [2, 2, 3], [1, 1, 1]);

    [Fact]
    public void Of_PairsThatNeverMet_AreRelatedThroughSharedGroups()
    {
        var factors = PairFactors.Of(Leads, rank: 1, seed: 1, TestContext.Current.CancellationToken);

        Assert.Equal(1, factors.Size);
        Assert.Equal(1, Between(factors, 0, 3), 1e-4f);
    }

    [Fact]
    public void Of_ARelationWithADirection_HasOne()
    {
        var factors = PairFactors.Of(Leads, rank: 2, seed: 1, TestContext.Current.CancellationToken);

        Assert.True(Between(factors, 1, 2) > 0.5f);
        Assert.Equal(0, Between(factors, 2, 1));
    }

    [Fact]
    public void Of_NoPairs_RelatesNothing() =>
        Assert.Equal(0, PairFactors.Of(new SparseRows(4, [0, 0, 0, 0, 0], [], []), rank: 2, seed: 1, TestContext.Current.CancellationToken).Size);

    private static float Between(PairFactors factors, int chosen, int item) =>
        TensorPrimitives.Dot<float>(factors.From.AsSpan(chosen * factors.Size, factors.Size), factors.To.AsSpan(item * factors.Size, factors.Size));
}
