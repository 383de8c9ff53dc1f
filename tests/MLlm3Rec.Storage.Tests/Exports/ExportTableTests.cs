namespace MLlm3Rec.Storage.Exports;

public sealed class ExportTableTests
{
    [Fact]
    public async Task Without_AColumn_LeavesTheOthersInOrder()
    {
        var table = ExportTable.Of(
            [1, 2],
            new ExportColumn<int>("n", row => row),
            new ExportColumn<int>("square", row => row * row),
            new ExportColumn<int>("half", row => row / 2d));

        var kept = table.Without(new HashSet<string> { "square", "no such column" });

        Assert.Equal(["n", "half"], kept.Columns);
        Assert.Equal([[1, .5], [2, 1d]], await kept.Rows.Select(row => row.ToArray()).ToListAsync(TestContext.Current.CancellationToken));
    }
}
