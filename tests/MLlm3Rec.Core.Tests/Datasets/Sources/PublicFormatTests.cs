using System.Text;
using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>One hand-made folder per public format, in the publisher's shape.</summary>
public sealed class PublicFormatTests : IDisposable
{
    private readonly SourceFolder folder = new();

    [Fact]
    public async Task ReadAsync_MovieLens100K_IgnoresItsSplits()
    {
        folder.With("u.data", "196\t242\t3\t881250949\n186\t302\t3\t891717742\n196\t302\t5\t881250948\n")
            .With("u1.base", "196\t242\t3\t881250949\n").With("u1.test", "186\t302\t3\t891717742\n")
            .With("u.user", "1|24|M|technician|85711\n2|53|F|other|94043\n").With("u.genre", "unknown|0\nAction|1\n\n")
            .With("u.item", Encoding.Latin1.GetBytes(
                "242|Léon (1994)|01-Jan-1994||http://x|0|1|0|0|0|0|0|0|0|0|0|0|0|0|0|0|1|0|0\n"
                + "999|unknown||||1|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0\n"));

        var imported = await folder.ReadAsync();

        Assert.Equal("MovieLens 100K", imported.Format);
        Assert.Equal(
            (2, 2, 3, 3), (imported.Statistics.Users, imported.Statistics.Items, imported.Statistics.Catalogue, imported.Statistics.Interactions));
        Assert.Equal(["302", "242"], imported.History("196"));
        Assert.Equal("Léon (1994)", imported.Item("242").Title);
        Assert.Equal(["Action", "Thriller"], imported.Item("242").Categories);
        Assert.Equal(SignalKind.Rating, imported.Dataset.Signal);
        Assert.Equal("Ignored", imported.Role("u1.base"));
        Assert.Equal("Ignored", imported.Role("u.genre"));
    }

    [Fact]
    public async Task ReadAsync_MovieLens1MInLatin1_ReadsAccents()
    {
        folder.With("ratings.dat", "1::1193::5::978300760\n2::661::3::978302109\n").With("users.dat", "1::F::1::10::48067\n")
            .With("movies.dat", Encoding.Latin1.GetBytes("1193::Cité des enfants perdus, La (1995)::Adventure|Sci-Fi\n661::James::Animation\n"));

        var imported = await folder.ReadAsync();

        Assert.Equal("MovieLens 1M", imported.Format);
        Assert.Equal("Cité des enfants perdus, La (1995)", imported.Item("1193").Title);
        Assert.Equal(["Adventure", "Sci-Fi"], imported.Item("1193").Categories);
        Assert.Equal(978300760, imported.First("1").Time);
        Assert.Equal(5f, imported.First("1").Signal);
    }

    [Fact]
    public async Task ReadAsync_MovieLensCsvWithCrLf_ReadsTables()
    {
        folder.With("ratings.csv", "\ufeffuserId,movieId,rating,timestamp\r\n1,11,4.5,964982703\r\n")
            .With(
                "movies.csv",
                "movieId,title,genres\r\n11,\"American President, The (1995)\",Comedy|Drama\r\n12,Nobody's (1999),(no genres listed)\r\n")
            .With("tags.csv", "userId,movieId,tag,timestamp\r\n2,11,politics,1\r\n3,11,\"witty, warm\",2\r\n4,11,Politics,3\r\n")
            .With("links.csv", "movieId,imdbId,tmdbId\r\n11,0114709,862\r\n");

        var imported = await folder.ReadAsync();

        Assert.Equal("MovieLens CSV", imported.Format);
        Assert.Equal((1, 1, 2), (imported.Statistics.Users, imported.Statistics.Items, imported.Statistics.Catalogue));
        Assert.Equal("American President, The (1995)", imported.Item("11").Title);
        Assert.Equal(["politics", "witty, warm"], imported.Item("11").Tags);
        Assert.Empty(imported.Item("12").Categories);
        Assert.Equal(3, imported.Files.Single(file => file.Role == SourceRole.Tags).Rows);
    }

    [Fact]
    public async Task ReadAsync_Amazon2014_ReadsPythonLiteralsAsMetadata()
    {
        folder.With("reviews.json", """
            {"reviewerID": "A1", "asin": "B1", "reviewText": "Works &amp; shines", "overall": 5.0, "summary": "good", "unixReviewTime": 1393545600}
            {"reviewerID": "A1", "asin": "B2", "reviewText": "", "overall": 2.0, "summary": "", "unixReviewTime": 1393545500}
            """).With("meta.json", """
            {'asin': 'B1', 'title': "Dr. Seuss' \"Puzzle\"", 'price': 37.12, 'related': None, 'categories': [['Toys & Games', 'Puzzles'], ['Toys & Games']], 'brand': u'Dr. Seuss'}
            {'asin': 'B3', 'description': 'Caf\xe9 \u2013 it\'s nice', 'categories': [['Home']], 'imUrl': 'http://x'}
            """);

        var imported = await folder.ReadAsync();

        Assert.Equal("Amazon reviews 2014", imported.Format);
        Assert.Equal(["B2", "B1"], imported.History("A1"));
        Assert.Equal("Dr. Seuss' \"Puzzle\"", imported.Item("B1").Title);
        Assert.Equal(["Toys & Games", "Puzzles"], imported.Item("B1").Categories);
        Assert.Equal("Dr. Seuss", imported.Item("B1").Brand);
        Assert.Equal("Café – it's nice", imported.Item("B3").Description);
        var user = imported.Dataset.History(0);
        Assert.Null(imported.Dataset.ReviewOf(user[0]));
        Assert.Equal("good. Works & shines", imported.Dataset.ReviewOf(user[1]));
    }

    [Fact]
    public async Task ReadAsync_Amazon2018TwoCategories_ReadsBothAndCountsEach()
    {
        folder.With("A_5.json", """{"overall": 5.0, "verified": true, "reviewerID": "U1", "asin": "B1", "unixReviewTime": 1441324800}""")
            .WithGzip("B_5.json.gz", """
                {"overall": 4.0, "verified": true, "reviewerID": "U1", "asin": "B2", "unixReviewTime": 1441324801}
                {"overall": 4.0, "verified": true, "reviewerID": "U2", "asin": "B2", "unixReviewTime": 1441324802}
                """)
            .WithGzip("meta_B.json.gz", """{"category": ["Gift Cards"], "description": ["One.", "Two"], "title": "<span class=\"a-size", "brand": "Co", "feature": ["Three"], "also_buy": [], "asin": "B2"}""");

        var imported = await folder.ReadAsync();
        var one = await folder.ReadAsync(paths: ["B_5.json.gz", "meta_B.json.gz"]);

        Assert.Equal((2, 2, 3), (imported.Statistics.Users, imported.Statistics.Items, imported.Statistics.Interactions));
        Assert.Equal(
            (2, 1), (imported.Files.Single(file => file.Name == "B_5.json").Users, imported.Files.Single(file => file.Name == "B_5.json").Items));
        Assert.Null(imported.Item("B2").Title);
        Assert.Equal("One. Two. Three", imported.Item("B2").Description);
        Assert.Equal((2, 1, 2), (one.Statistics.Users, one.Statistics.Items, one.Statistics.Interactions));
    }

    [Fact]
    public async Task ReadAsync_Amazon2023_ReadsMillisecondsAndParents()
    {
        folder.With("reviews.jsonl", """{"rating": 5.0, "title": "Lovely!", "text": "Nice<br />scent", "asin": "V1", "parent_asin": "P1", "user_id": "U1", "timestamp": 1588687728923}""")
            .With("meta.jsonl", """{"main_category": "Beauty", "title": "Spray", "features": ["Light"], "description": [], "store": "S", "categories": ["A", "B"], "parent_asin": "P1"}""");

        var imported = await folder.ReadAsync();

        Assert.Equal("Amazon reviews 2023", imported.Format);
        Assert.Equal(["P1"], imported.History("U1"));
        Assert.Equal(1588687728, imported.First("U1").Time);
        Assert.Equal("Lovely! Nice scent", imported.Dataset.ReviewOf(imported.First("U1")));
        Assert.Equal(("Spray", "S", "Light"), (imported.Item("P1").Title, imported.Item("P1").Brand, imported.Item("P1").Description));
    }

    [Fact]
    public async Task ReadAsync_HetRec_CountsPlaysAndNamesTags()
    {
        folder.With("user_artists.dat", "userID\tartistID\tweight\r\n2\t51\t13883\r\n2\t52\t11690\r\n")
            .With("artists.dat", "id\tname\turl\tpictureURL\r\n51\tDuran Duran\thttp://x\thttp://y\r\n")
            .With("tags.dat", "tagID\ttagValue\r\n1\tmetal\r\n2\tnew wave\r\n")
            .With("user_taggedartists.dat", "userID\tartistID\ttagID\tday\tmonth\tyear\r\n2\t51\t2\t1\t4\t2009\r\n")
            .With("user_friends.dat", "userID\tfriendID\r\n2\t275\r\n");

        var imported = await folder.ReadAsync();

        Assert.Equal(SignalKind.Count, imported.Dataset.Signal);
        Assert.Equal(["51", "52"], imported.History("2"));
        Assert.False(imported.First("2").HasTime);
        Assert.Equal(13883f, imported.First("2").Signal);
        Assert.Equal(["new wave"], imported.Item("51").Tags);
    }

    [Fact]
    public async Task ReadAsync_Mind_TakesHistoryOnceAndClicksWithTime()
    {
        folder.With("behaviors.tsv",
                "1\tU1\t11/12/2019 2:14:46 PM\tN1 N2\tN3-1 N4-0\n2\tU1\t11/11/2019 9:00:00 AM\tN1 N2\tN4-1 N5-0\n3\tU2\t11/11/2019 9:00:00 "
                    + "AM\t\tN1-0 N2-1\n")
            .With("news.tsv", "N3\tnews\tnewspolitics\tA \"quoted title\tAn abstract\thttps://x\t[]\t[]\n");

        var imported = await folder.ReadAsync();

        Assert.Equal(["N1", "N2", "N4", "N3"], imported.History("U1"));
        Assert.Equal(["N2"], imported.History("U2"));
        Assert.Equal(new DateTimeOffset(2019, 11, 12, 14, 14, 46, TimeSpan.Zero), imported.Statistics.LastTime);
        Assert.Equal(["news", "newspolitics"], imported.Item("N3").Categories);
        Assert.Equal(3, imported.Files.Single(file => file.Role == SourceRole.Interactions).Rows);
    }

    [Fact]
    public async Task ReadAsync_JoinedBesideOtherShapes_ReadsTheLargest()
    {
        folder.WithGzip(
            "interactions.tsv.gz",
            "user_id\titem_id\tseq\ttimestamp\n1\t3186\t1\t\n1\t1721\t0\t978300055\n2\t9\t0\t5\n2\t9\t1\t6\n" + new string(' ', 4000) + "\n")
            .With(
                "items.jsonl",
                "{\"id\": \"9\", \"asin\": \"X\", \"title\": \"Nine\", \"categories\": [[\"A\", \"B\"]], \"keywords\": [\"k\"]}\n{\"id\": \"10\"}\n")
            .With("ratings_sample.dat", "1::1193::5::978300760\n").With("movies.dat", "77::Seventy-seven::Drama\n");

        var imported = await folder.ReadAsync(paths: ["interactions.tsv.gz", "items.jsonl", "ratings_sample.dat", "movies.dat"]);

        Assert.Equal(["1721", "3186"], imported.History("1"));
        Assert.Equal(1, imported.Statistics.RepeatedPairs);
        Assert.Equal(("Nine", "k"), (imported.Item("9").Title, imported.Item("9").Tags[0]));
        Assert.Equal("Ignored", imported.Role("ratings_sample.dat"));
        Assert.Equal("Ignored", imported.Role("movies.dat"));
        Assert.False(imported.Dataset.TryFindItem(new ItemId("77"), out _));
    }

    [Fact]
    public async Task ReadAsync_JoinedWithSignalAndText_KeepsBoth()
    {
        folder.With(
            "interactions.tsv",
            "user_id\titem_id\tseq\ttimestamp\tsignal\ttext\nu1\ti1\t0\t1500000000\t4\tSays \"thanks\"\nu1\ti2\t1\t1500000001\t\t\n")
            .With("truth.jsonl", "{\"user\": \"u1\", \"motives\": [\"value\"]}\n");

        var imported = await folder.ReadAsync();

        Assert.Equal(SignalKind.Rating, imported.Dataset.Signal);
        Assert.Equal(4f, imported.First("u1").Signal);
        Assert.Equal("Says \"thanks\"", imported.Dataset.ReviewOf(imported.First("u1")));
        Assert.False(imported.Dataset.History(0)[1].HasSignal);
        Assert.Equal("Ignored", imported.Role("truth.jsonl"));
    }

    [Fact]
    public async Task ReadAsync_NoItemFile_TakesItemsOfAnotherFormat()
    {
        folder.With("interactions.tsv", "user_id\titem_id\tseq\n1\t77\t0\n").With("movies.dat", "77::Seventy-seven::Drama\n");

        var imported = await folder.ReadAsync();

        Assert.Equal("Seventy-seven", imported.Item("77").Title);
    }

    public void Dispose() => folder.Dispose();
}
