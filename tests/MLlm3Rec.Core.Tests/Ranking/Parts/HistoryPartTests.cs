using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Ranking.Parts;

public sealed class HistoryPartTests
{
    // between(0, 2) = 4, between(1, 2) = 1, between(1, 3) = 6.
    private static readonly SparsePairing Pairing = new(new SparseRows(ColumnCount: 4, [0, 1, 3, 3, 3], [2, 2, 3], [4, 1, 6]));
    private static readonly PairFactors Same = new([1, 0, 0, 1, 0.6f, 0.8f, 0, 0], [1, 0, 0, 1, 0.6f, 0.8f, 0, 0], 2);

    // Groups a, b; a relates to b by −2.
    private static readonly GroupPairing Grouped =
        new(new ItemGroups([0, -1, 1, -1], 2, ["a", "b"], _ => -1), new SparseRows(2, [0, 1, 1], [1], [-2]));

    private static readonly Interaction[] History = [Chose(0), Chose(1)];

    [Fact]
    public void Measure_Decay_RecentChoicesWeighMore() =>
        Assert.Equal([0, 0, 0.5f * 4 + 1, 6], Measure(new HistoryPart(PartCatalogue.Together, Pairing) { Prior = 1, Decay = 0.5f }));

    [Fact]
    public void Measure_Mean_IsDividedByTheWeights() =>
        Assert.Equal(
            [0, 0, 3 / 1.5f, 6 / 1.5f], Measure(new HistoryPart(PartCatalogue.Together, Pairing) { Prior = 1, Decay = 0.5f, IsMean = true }), Close);

    [Fact]
    public void Measure_LatestOne_ForgetsTheRest() =>
        Assert.Equal([0, 0, 1, 6], Measure(new HistoryPart(PartCatalogue.Together, Pairing) { Prior = 1, Latest = 1 }));

    [Theory]
    [InlineData(2, 0.5, 0)]     // 0.5 · 4 against 1
    [InlineData(2, 0.1, 1)]     // 0.1 · 4 against 1
    [InlineData(3, 0.5, 1)]
    [InlineData(1, 0.5, -1)]    // nothing relates to item 1
    public void SourceOf_Item_IsThePositionThatGivesMost(int item, float decay, int expected)
    {
        var part = new HistoryPart(PartCatalogue.Together, Pairing) { Prior = 1, Decay = decay };

        Assert.Equal(expected, part.SourceOf(new ScoringContext(History, null!, FittedDataset()), item));
    }

    [Fact]
    public void TermPairing_TwoChoices_AddsCosines()
    {
        // Items 0 = (1, 0), 1 = (0, 1), 2 = (0.6, 0.8).
        var rows = new SparseRows(ColumnCount: 2, [0, 1, 2, 4, 4], [0, 1, 0, 1], [1, 1, 0.6f, 0.8f]);
        var part = new HistoryPart(
            PartCatalogue.TitleLikeAll,
            new TermPairing(new TermWeights(rows, rows.Transpose(), new Dictionary<string, int>(), []), _ => []))
        { Prior = 1 };

        Assert.Equal([1, 1, 1.4f, 0], Measure(part), Close);
    }

    [Fact]
    public void VectorPairing_TwoChoices_AddsDotProducts()
    {
        var part = new HistoryPart(PartCatalogue.Together, new VectorPairing(Same)) { Prior = 1 };

        Assert.Equal([1, 1, 1.4f, 0], Measure(part), Close);
    }

    [Fact]
    public void VectorPairing_TwoSpaces_RelatesFromOneToOther()
    {
        var part = new HistoryPart(
            PartCatalogue.Next,
            new VectorPairing(
                new PairFactors([1, 0, 0, 1, 0, 0, 0, 0], [0, 0, 0, 0, 0.6f, 0.8f, 0, 1], 2)))
        { Prior = 1, Decay = 0.5f, IsMean = true };

        Assert.Equal([0, 0, (0.5f * 0.6f + 0.8f) / 1.5f, 1 / 1.5f], Measure(part), Close);
    }

    [Fact]
    public void MeasureAt_SomeItems_IsWhatAllItemsGet()
    {
        var rows = new SparseRows(ColumnCount: 2, [0, 1, 2, 4, 4], [0, 1, 0, 1], [1, 1, 0.6f, 0.8f]);
        IPairing[] pairings =
        [
            Pairing, new VectorPairing(Same), Grouped,
            new TermPairing(new TermWeights(rows, rows.Transpose(), new Dictionary<string, int>(), []), _ => []),
        ];
        foreach (var pairing in pairings)
        {
            var part = new HistoryPart(PartCatalogue.Together, pairing) { Prior = 1, Decay = 0.5f };
            var (buffers, all) = (FittedDataset(), Measure(part));
            for (var again = 0; again < 2; again++)
            {
                var some = new float[3];

                part.MeasureAt(new ScoringContext(History, null, buffers), [3, 2, 3], some);

                Assert.Equal([all[3], all[2], all[3]], some);
            }
        }
    }

    [Fact]
    public void GroupPairing_ItemWithoutGroup_IsSilent()
    {
        var part = new HistoryPart(PartCatalogue.Together, Grouped) { Prior = 1 };

        Assert.Equal([0, 0, -2, 0], Measure(part));
    }

    private static bool Close(float expected, float actual) => MathF.Abs(expected - actual) < 1e-5f;

    private static float[] Measure(HistoryPart part)
    {
        var values = new float[4];
        part.Measure(new ScoringContext(History, null!, FittedDataset()), values);
        return values;
    }

    private static ScoringBuffers FittedDataset() => new(items: 4, dimensions: 0, vectorSize: 0);

    private static Interaction Chose(int item) => new(item, item, float.NaN, -1);
}
