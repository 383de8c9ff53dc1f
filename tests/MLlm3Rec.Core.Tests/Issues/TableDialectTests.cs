using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Issues;

/// <summary>Tables whose header, quotes, lists or neighbours were misread without a word.</summary>
public sealed class TableDialectTests : IDisposable
{
    private readonly SourceFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(",user_id,item_id,rating\n0,u1,i1,3\n1,u2,i2,4\n")]
    [InlineData("user_id,item_id,rating,rating\nu1,i1,3,5\nu2,i2,4,5\n")]
    [InlineData("user_id,item_id,rating,0,1\nu1,i1,3,0.1,0.2\nu2,i2,4,0.1,0.2\n")]
    [InlineData("user_id,item_id,rating,\nu1,i1,3,\nu2,i2,4,\n")]
    [InlineData("user_id,item_id,rating\nu1,i1,3,\nu2,i2,4,\n")]
    [InlineData("\"user_id\",\"item_id\",\"rating\"\n\"1\",\"u1\",\"i1\",3\n\"2\",\"u2\",\"i2\",4\n")]
    [InlineData("   \nuser_id,item_id,rating\nu1,i1,3\nu2,i2,4\n")]
    [InlineData("\nuser_id,item_id,rating,c\nu1,i1,3,\"x, y\"\nu2,i2,4,\"x, y\"\n")]
    [InlineData("# exported 2024\n# by a tool\nuser_id,item_id,rating\nu1,i1,3\nu2,i2,4\n")]
    [InlineData("Report of the day\n\nuser_id,item_id,rating\nu1,i1,3\nu2,i2,4\n")]
    [InlineData("#user_id\titem_id\trating\nu1\ti1\t3\nu2\ti2\t4\n")]
    [InlineData("sep=;\nuser_id;item_id;rating\nu1;i1;3\nu2;i2;4\n")]
    [InlineData("user_id,item_id,rating\ru1,i1,3\ru2,i2,4\r")]
    [InlineData("user_id item_id rating\nu1 i1 3\nu2 i2 4\n")]
    [InlineData("user_id,item_id,rating\nu1,i\01,3\nu2,i2,4\nu3,i2,4\nu4,i2,4\nu5,i2,4\n")]
    [InlineData("[{\"user_id\":\"u1\",\"item_id\":\"i1\",\"rating\":3},\n {\"user_id\":\"u2\",\"item_id\":\"i2\",\"rating\":4}]")]
    [InlineData("[\n  {\n    \"user_id\": \"u1\",\n    \"item_id\": \"i1\",\n    \"rating\": 3\n  }\n]\n")]
    public async Task ReadAsync_HeaderAsPeopleHaveIt_IsFound(string content)
    {
        folder.With("t.csv", content);

        var imported = await folder.ReadAsync();

        Assert.Equal(["i1"], imported.History("u1"));
        Assert.Equal((3f, 0), (imported.First("u1").Signal, imported.SkippedCount));
    }

    /// <summary>Names with something around them were found when the form was, and not when its columns were: the reader fell over.</summary>
    [Theory]
    [InlineData("user_id\r\titem_id\tseq")]
    [InlineData(" user_id\titem_id \tseq")]
    public async Task ReadAsync_KnownHeaderWithBlanks_IsRead(string header)
    {
        folder.With("interactions.tsv", $"{header}\nu1\ti1\t0\nu2\ti2\t1\n");

        var imported = await folder.ReadAsync();

        Assert.Equal(["i1"], imported.History("u1"));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task ReadAsync_Utf16_IsRead(string encoding)
    {
        var text = Encoding.GetEncoding(encoding);
        folder.With("t.csv", [.. text.GetPreamble(), .. text.GetBytes("user_id,item_id,title\nü1,i1,x\n")]);

        Assert.Equal(["i1"], (await folder.ReadAsync()).History("ü1"));
    }

    [Fact]
    public async Task ReadAsync_RowsThatBeginWithHash_AreRows()
    {
        var rows = string.Concat(Enumerable.Range(0, 20).Select(row => $"#user{row},i1,{(row % 5) + 1},\"a, b\"\n@user{row},i2,3,\"a, b\"\n"));
        folder.With("t.csv", $"user_id,item_id,rating,comment\n{rows}");

        Assert.Equal(40, (await folder.ReadAsync()).Statistics.Interactions);
    }

    [Fact]
    public async Task ReadAsync_QuotesThatAreLetters_AreKept()
    {
        folder.With(
            "t.tsv", "u1\t2009-05-01T23:01:50Z\t\"Weird Al\" Yankovic\nu2\t2009-05-02T23:01:50Z\t\"Song 2\nu3\t2009-05-02T23:01:50Z\tBlur\n");

        var imported = await folder.ReadAsync(columns: new Dictionary<string, string> { ["user"] = "1", ["time"] = "2", ["item"] = "3" });

        Assert.Equal(["\"Weird Al\" Yankovic"], imported.History("u1"));
        Assert.Equal(3, imported.Statistics.Interactions);
    }

    [Fact]
    public async Task ReadAsync_BackslashBeforeAQuote_IsAQuote()
    {
        folder.With("seen.csv", "\"user\";\"isbn\"\n\"u1\";\"b1\"\n")
            .With("books.csv", "\"isbn\";\"title\";\"publisher\"\n\"b0\";\"Plain\";\"P\"\n\"b1\";\"He said \\\"No\\\"; and left\";\"P\"\n");

        Assert.Equal("He said \"No\"; and left", (await folder.ReadAsync()).Item("b1").Title);
    }

    [Fact]
    public async Task ReadAsync_BadlyQuotedOrRaggedRows_CostTheirLine()
    {
        var good = string.Concat(Enumerable.Range(0, 30).Select(row => $"u{row},i1,3,\"fine, really\"\n"));
        folder.With(
            "t.csv", $"user_id,item_id,rating,comment\n{good}v,i1,3,\"bad \"quote\" in\"\nw,i1,3,one, too many\nx,i1,3,\"two\nlines\"\n");

        var imported = await folder.ReadAsync();

        Assert.Equal(
            [(32L, "there is text after a closing quote"), (33L, "5 fields where 4 are due")],
            imported.SkippedRows.Select(row => (row.Row, row.Reason)));
        Assert.Equal("two lines", imported.Dataset.ReviewOf(imported.First("x")));
    }

    [Theory]
    [InlineData("\"[{'id': 16, 'name': 'Animation'}, {'id': 35, 'name': \"\"Children's\"\"}]\"", new[] { "Animation", "Children's" })]
    [InlineData("\"['Drama', 'School']\"", new[] { "Drama", "School" })]
    [InlineData("\"Drama, Romance, School\"", new[] { "Drama", "Romance", "School" })]
    [InlineData("Drama|School", new[] { "Drama", "School" })]
    [InlineData("\"Clothing, Shoes & Jewelry\"", new[] { "Clothing, Shoes & Jewelry" })]
    public async Task ReadAsync_ListInAField_IsAList(string field, string[] categories)
    {
        folder.With("seen.csv", "user_id,movie_id\nu1,m1\nu2,m2\n").With("movies.csv", $"movie_id,title,genres\nm1,One,{field}\nm2,Two,{field}\n");

        Assert.Equal(categories, (await folder.ReadAsync()).Item("m1").Categories);
    }

    [Fact]
    public async Task ReadAsync_ItemsKeyedOtherwise_AreJoinedByValues()
    {
        var books = string.Concat(
            Enumerable.Range(0, 9)
                .Select(book => $"{{\"asin\": \"\", \"book_id\": \"{900 + book}\", \"title\": \"Book {book}\"}}\n"));
        var seen = string.Concat(Enumerable.Range(0, 9).Select(book => $"{{\"user_id\": \"u{book % 3}\", \"book_id\": \"{900 + book}\"}}\n"));
        folder.With("books.json", books).With("seen.json", seen + seen);

        Assert.Equal("Book 4", (await folder.ReadAsync(format: "table")).Item("904").Title);
    }

    [Fact]
    public async Task ReadAsync_IdsAlikeAsNumbers_AreAskedAbout()
    {
        folder.With("seen.csv", "user_id,item_id\nu1,7.0\nu2,8.0\n").With("items.csv", "item_id,title\n007,Seven\n008,Eight\n");

        var apart = await folder.ReadAsync();
        var joined = await folder.ReadAsync(columns: new Dictionary<string, string> { ["ids"] = "number" });

        var note = apart.Files.Single(file => file.Name == "items.csv").Note;
        Assert.Contains("say ids=number to join them", note, StringComparison.Ordinal);
        Assert.Contains("none of its items is among those that were chosen", note, StringComparison.Ordinal);
        Assert.Equal("Seven", joined.Item("7").Title);
    }

    [Fact]
    public async Task ReadAsync_OrdersAndLinesApart_SaysWhatTheyShare()
    {
        folder.With("orders.csv", "order_id,user_id\n1,u1\n")
            .With("lines.csv", "order_id,product_id\n1,p1\n")
            .With("p.csv", "product_id,product_name\np1,Tea\n");

        Assert.Contains("orders.csv and lines.csv share order_id", await folder.RefusalAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0\t2010-10-10T23:55:27Z\t30.2359\t-97.795109\t22852\n1\t2010-10-11T23:55:27Z\t30.335909100000002\t-97.7951\t22850\n", "22852", 0f)]
    [InlineData("B00000JBHP,A1B2C3D4E5F6G,5,1500000000\nB00000JBHP,A9B2C3D4E5F6G,4,1500000001\n", "B00000JBHP", 5f)]
    [InlineData("1,2014-04-07T10:51:09.277Z,214536502,0\n2,2014-04-07T10:54:09.868Z,214536500,S\n", "214536502", 0f)]
    [InlineData("0000000000000000000000000000000000000001\tSO712\t41\n0000000000000000000000000000000000000002\tSO612\t1\n", "SO712", 41f)]
    public async Task ReadAsync_ColumnsWithoutNames_AreNoCoordinates(string content, string item, float signal)
    {
        folder.With("t.txt", content);

        var imported = await folder.ReadAsync();

        var first = imported.Dataset.History(0)[0];
        Assert.Equal((item, signal), (imported.Dataset.Items[first.Item].Id.Value, float.IsNaN(first.Signal) ? 0 : first.Signal));
        Assert.Equal(signal > 10 ? SignalKind.Count : signal > 0 ? SignalKind.Rating : SignalKind.None, imported.Dataset.Signal);
    }

    [Fact]
    public async Task ReadAsync_PriceOrItem_IsAsked()
    {
        folder.With("t.dat", "420374,2014-04-06T18:44:58.314Z,214537888,12462,1\n281626,2014-04-06T09:40:13.032Z,214535653,1883,2\n");

        Assert.Contains("no columns for user and item were found", await folder.RefusalAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'B', (byte)'Z', (byte)'h', 49, 65, 89 }, "packed with bzip2")]
    [InlineData(new byte[] { 0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, 1 }, "packed with xz")]
    [InlineData(new byte[] { 0x28, 0xb5, 0x2f, 0xfd, 1, 2 }, "packed with Zstandard")]
    public async Task ReadAsync_PackedOtherwise_IsNamed(byte[] content, string name)
    {
        folder.With("t.csv.x", content);

        Assert.Contains(name, await folder.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ArchivesInsideArchives_AreOpened()
    {
        const string rows = "user_id,item_id,rating\nu1,i1,3\nu2,i2,4\n";
        var tar = new MemoryStream();
        await using (var writer = new TarWriter(tar, leaveOpen: true))
        {
            await writer.WriteEntryAsync(
                new UstarTarEntry(TarEntryType.RegularFile, "set/t.csv") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(rows)) }, Token);
        }

        var zip = new MemoryStream();
        await using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var stream = await archive.CreateEntry("t.csv.gz").OpenAsync(Token);
            await stream.WriteAsync(SourceFolder.Gzip(rows), Token);
        }

        folder.With("t.tar", tar.ToArray()).With("t.zip", zip.ToArray()).With("t.tar.gz", SourceFolder.Gzip(tar.ToArray()));

        foreach (var file in new[] { "t.tar", "t.zip", "t.tar.gz" })
        {
            Assert.Equal(2, (await folder.ReadAsync(paths: [file])).Statistics.Interactions);
        }
    }

    [Fact]
    public async Task ReadAsync_Workbook_IsReadSheetBySheet()
    {
        const string cells = "<row r=\"1\"><c t=\"inlineStr\"><is><t>user_id</t></is></c><c t=\"inlineStr\"><is><t>item_id</t></is></c></row>"
            + "<row r=\"2\"><c><v>7</v></c><c t=\"inlineStr\"><is><t>a, b</t></is></c></row>";
        folder.With("book.xlsx", SourceFolder.Zip(
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>"),
            ("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                + "<sheets><sheet name=\"Seen\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
                + "Target=\"worksheets/sheet1.xml\"/></Relationships>"),
            ("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + $"<sheetData>{cells}</sheetData></worksheet>")));

        Assert.Equal(["a, b"], (await folder.ReadAsync()).History("7"));
    }
}
