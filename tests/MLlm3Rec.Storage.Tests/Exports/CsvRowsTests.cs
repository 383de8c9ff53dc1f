using System.Text;

namespace MLlm3Rec.Storage.Exports;

public sealed class CsvRowsTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("-rare-", "'-rare-")]
    [InlineData("\t=1+1", "'\t=1+1")]
    [InlineData("\u0001x", "'\u0001x")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("plain", "plain")]
    public void Line_Text_CannotBecomeAFormulaOrASecondField(string text, string expected) => Assert.Equal(expected, CsvRows.Line([text]));

    [Fact]
    public void Line_Numbers_KeepTheirMinusAndPoint() => Assert.Equal("-1.5,3,", CsvRows.Line([-1.5, 3, null]));

    [Fact]
    public async Task Write_ARow_StartsWithByteOrderMarkAndHeader()
    {
        using var stream = new MemoryStream();

        await CsvRows.WriteAsync(ExportTable.Of(["ö"], new ExportColumn<string>("name", row => row)), stream, TestContext.Current.CancellationToken);

        Assert.Equal([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("name\r\nö\r\n")], stream.ToArray());
    }

    [Fact]
    public async Task Write_ToALineWriter_CountsRowsWithoutTheHeading()
    {
        using var writer = new StringWriter { NewLine = "\n" };

        var rows =
            await CsvRows.WriteAsync(ExportTable.Of([1, 2], new ExportColumn<int>("n", row => row)), writer, TestContext.Current.CancellationToken);

        Assert.Equal((2, "n\n1\n2\n"), (rows, writer.ToString()));
    }
}
