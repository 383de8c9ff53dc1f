using System.Text;
using System.Text.Json;

namespace MLlm3Rec.Storage.Exports;

public sealed class JsonRowsTests
{
    [Fact]
    public async Task Write_Rows_AreObjectsWithTheColumnsInTheirOrder()
    {
        var table = ExportTable.Of(
            [(Name: "ö", Count: 2), (Name: "b", Count: 0)],
            new ExportColumn<(string Name, int Count)>("name", row => row.Name),
            new("count", row => row.Count == 0 ? null : row.Count));
        using var stream = new MemoryStream();

        await JsonRows.WriteAsync(table, stream, TestContext.Current.CancellationToken);

        using var read = JsonDocument.Parse(stream.ToArray());
        Assert.Equal(["name", "count"], read.RootElement[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ("ö", 2, JsonValueKind.Null),
            (
                read.RootElement[0].GetProperty("name").GetString(),
                read.RootElement[0].GetProperty("count").GetInt32(),
                read.RootElement[1].GetProperty("count").ValueKind));
    }

    [Fact]
    public async Task Write_NoRows_IsAnEmptyArray()
    {
        using var stream = new MemoryStream();

        await JsonRows.WriteAsync(
            ExportTable.Of(Array.Empty<int>(), new ExportColumn<int>("n", row => row)), stream, TestContext.Current.CancellationToken);

        Assert.Equal("[]\n", Encoding.UTF8.GetString(stream.ToArray()));
    }
}
