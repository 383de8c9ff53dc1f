using System.Globalization;
using System.Text;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Issues;

/// <summary>A benchmark's folder holds the whole, its split and the split with histories: every choice was read three times, and whoever remembers
/// found the hidden one. A file that was downloaded twice did the same.</summary>
public sealed class SameRowsTwiceTests : IDisposable
{
    private const int People = 20;
    private const int Choices = 6;

    private readonly SourceFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Import_WholeBesideItsSplits_ReadsOneCopy()
    {
        foreach (var tree in (string[])["last_out", "last_out_w_his"])
        {
            var history = tree.EndsWith("his", StringComparison.Ordinal) ? ",history" : "";
            Write($"{tree}/Toys.train.csv", "user_id,parent_asin,rating,timestamp" + history, place => place < Choices - 1);
            Write($"{tree}/Toys.test.csv", "user_id,parent_asin,rating,timestamp" + history, place => place == Choices - 1);
        }

        Write("rating_only/Toys.csv", "user_id,parent_asin,rating,timestamp", _ => true);

        var imported = await folder.ReadAsync();

        Assert.Equal((People * Choices, 0), (imported.Statistics.Interactions, imported.Statistics.RepeatedPairs));
        Assert.Equal("Interactions", imported.Role("Toys.csv"));
        string[] copies = ["last_out/Toys.train.csv", "last_out/Toys.test.csv", "last_out_w_his/Toys.train.csv", "last_out_w_his/Toys.test.csv"];
        Each.Holds(copies, name => Assert.Equal("Ignored", imported.Role(name)));
        Assert.Equal("a copy: each of its 100 choices stands in Toys.csv, too", Note(imported, "last_out/Toys.train.csv"));
    }

    [Fact]
    public async Task Import_DownloadedTwice_KeepsTheShorterName()
    {
        Write("ratings.csv", "userId,movieId,rating,timestamp", _ => true);
        Write("ratings (1).csv", "userId,movieId,rating,timestamp", _ => true);

        var imported = await folder.ReadAsync();

        Assert.Equal(People * Choices, imported.Statistics.Interactions);
        Assert.Equal(("Interactions", "Ignored"), (imported.Role("ratings.csv"), imported.Role("ratings (1).csv")));
    }

    [Fact]
    public async Task Import_ExportsThatOverlap_ReadsCommonRowsOnce()
    {
        Write("first.csv", "user_id,item_id,rating,timestamp", place => place <= 3);
        Write("later.csv", "user_id,item_id,rating,timestamp", place => place >= 3);

        var imported = await folder.ReadAsync();

        Assert.Equal((People * Choices, 0), (imported.Statistics.Interactions, imported.Statistics.RepeatedPairs));
        Assert.EndsWith("20 of its choices stand in first.csv, too, and are read once", Note(imported, "later.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_PartsWithoutCommonRows_ReadsAllAndSaysNothing()
    {
        Write("train.csv", "user_id,item_id,rating,timestamp", place => place < 4);
        Write("test.csv", "user_id,item_id,rating,timestamp", place => place >= 4);

        var imported = await folder.ReadAsync();

        Assert.Equal(People * Choices, imported.Statistics.Interactions);
        Each.Holds(imported.Files, file => Assert.DoesNotContain("too", file.Note!, StringComparison.Ordinal));
    }

    /// <summary>Without times, a choice that stands in two files may have been made twice; a file of which every row does is a copy.</summary>
    [Theory]
    [InlineData(Choices)]
    [InlineData(3)]
    public async Task Import_CopyWithoutTimes_IsLeftOut(int places)
    {
        Write("all.csv", "user_id,item_id", _ => true);
        Write("some.csv", "user_id,item_id", place => place < places);

        var imported = await folder.ReadAsync();

        Assert.Equal((People * Choices, "Ignored"), (imported.Statistics.Interactions, imported.Role("some.csv")));
    }

    [Fact]
    public async Task Import_RepeatsWithoutTimes_AreKept()
    {
        Write("before.csv", "user_id,item_id", place => place < 4);
        Write("after.csv", "user_id,item_id", place => place >= 3);

        Assert.Equal(People * (Choices + 1), (await folder.ReadAsync()).Statistics.Interactions);
    }

    [Fact]
    public async Task Import_TwiceInOneFile_IsKeptAndTold()
    {
        folder.With(
            "log.csv",
            "user_id,item_id,timestamp\nann,tea,100000001\nann,tea,100000001\nann,tea,100000002\nbob,tea,100000001\nbob,pot,100000001\n");

        var imported = await folder.ReadAsync();

        Assert.Equal(5, imported.Statistics.Interactions);
        Assert.EndsWith("1 choice has the user, the item and the time of another", Note(imported, "log.csv"), StringComparison.Ordinal);
    }

    private static string Note(ImportedDataset imported, string file) => imported.Files.Single(one => one.Name == file).Note!;

    /// <param name="name">With a folder or without.</param>
    /// <param name="header">Names of the columns, the first four of which are filled.</param>
    /// <param name="which">Places of every person's history.</param>
    private void Write(string name, string header, Func<int, bool> which)
    {
        var columns = header.Split(',').Length;
        var rows = new StringBuilder(header + "\n");
        for (var user = 0; user < People; user++)
        {
            foreach (var place in Enumerable.Range(0, Choices).Where(which))
            {
                string[] fields =
                [
                    $"u{user}", $"i{((7 * user) + place) % 40}", "4.0", (1_452_000_000 + (86_411 * place)).ToString(CultureInfo.InvariantCulture), "",
                ];
                rows.Append(CultureInfo.InvariantCulture, $"{string.Join(',', fields.Take(columns))}\n");
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(folder.Place(name))!);
        folder.With(name, rows.ToString());
    }
}
