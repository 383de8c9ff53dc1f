using System.Text;

namespace MLlm3Rec.Web.Exports;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("-rare-", "'-rare-")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("plain", "plain")]
    public void Line_Text_CannotBecomeAFormulaOrASecondField(string text, string expected) => Assert.Equal(expected, Csv.Line([text]));

    [Fact]
    public void Line_Numbers_KeepTheirMinusAndPoint() => Assert.Equal("-1.5,3,", Csv.Line([-1.5, 3, null]));

    [Fact]
    public async Task Write_ARow_StartsWithByteOrderMarkAndHeader()
    {
        using var stream = new MemoryStream();

        await Csv.WriteAsync(ExportTable.Of(["ö"], new ExportColumn<string>("name", row => row)), stream, TestContext.Current.CancellationToken);

        Assert.Equal([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("name\r\nö\r\n")], stream.ToArray());
    }
}
