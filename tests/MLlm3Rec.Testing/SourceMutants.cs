using System.IO.Compression;
using System.Text;
using Parquet.Serialization;

namespace MLlm3Rec.Testing;

/// <summary>Small valid files of every import format, plain and packed, and any number of damaged ones made of them; a number names always the same
/// one.</summary>
public sealed class SourceMutants
{
    private const int MostEdits = 12;

    private static readonly byte[][] Splinters =
    [
        [0], [0xff, 0xfe], [0xff], [0x80, 0x80, 0x80, 0x80, 0x08], [0x1f, 0x8b],
        .. "\"|\n|\r|::|\t\t|99999999999999999999|-9223372036854775808|NaN|1e999|{|[[|\\ud800|\\x|<b><i>|&#0;&#xffffffff;|\ufeff|PK\u0003\u0004|PAR1"
            .Split('|').Select(Encoding.UTF8.GetBytes),
    ];

    private readonly IReadOnlyList<(string Name, byte[] Content)> valid;

    private SourceMutants(IReadOnlyList<(string Name, byte[] Content)> valid) => this.valid = valid;

    /// <summary>The valid ones; those of Parquet last.</summary>
    public IReadOnlyList<(string Name, byte[] Content)> Valid => valid;

    /// <param name="parquet">Whether those that a library must never read in the same process are among them.</param>
    public static async Task<SourceMutants> CreateAsync(bool parquet)
    {
        var texts = Texts().ToList();
        var files = texts.Select(text => (text.Name, Encoding.UTF8.GetBytes(text.Content)))
            .Concat(texts.Select(text => (text.Name + ".gz", Gzip(Encoding.UTF8.GetBytes(text.Content)))))
            .Append(("all.zip", Zip(texts, CompressionLevel.Optimal)))
            .Append(("stored.zip", Zip(texts, CompressionLevel.NoCompression)))
            .ToList();
        if (parquet)
        {
            files = [("rows.parquet", await ParquetAsync(40)), ("more.parquet", await ParquetAsync(400))];
            files.Add(("rows.parquet.gz", Gzip(files[0].Item2)));
        }

        return new SourceMutants(files);
    }

    /// <summary>The damaged file of that number.</summary>
    public (string Name, byte[] Content) this[int number]
    {
        get
        {
            var random = new Random(number);
            var (name, content) = valid[random.Next(valid.Count)];
            var bytes = content.ToList();
            for (var edits = 1 + random.Next(MostEdits); edits > 0 && bytes.Count > 0; edits--)
            {
                Damage(bytes, random);
            }

            return (name, [.. bytes]);
        }
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(bytes.Count - at, 1 + random.Next(random.Next(4) == 0 ? 200 : 8));
        switch (random.Next(8))
        {
            case 0 or 1 or 2:
                bytes[at] = (byte)random.Next(256);
                break;
            case 3:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 4:
                bytes.RemoveRange(at, length);
                break;
            case 5:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                break;
            case 6:
                bytes.InsertRange(at, Splinters[random.Next(Splinters.Length)]);
                break;
            default:
                if (random.Next(4) == 0)
                {
                    bytes.RemoveRange(at, bytes.Count - at);
                }

                break;
        }
    }

    private static IEnumerable<(string Name, string Content)> Texts()
    {
        yield return ("ratings.dat", Lines(30, row => $"{row % 7 + 1}::{row % 11 + 1}::{row % 5 + 1}::{978300000 + row}"));
        yield return ("movies.dat", Lines(11, row => $"{row + 1}::Film {row}, The (19{row + 50})::Action|Drama"));
        yield return ("u.data", Lines(30, row => $"{row % 7 + 1}\t{row % 11 + 1}\t{row % 5 + 1}\t{878300000 + row}"));
        yield return ("ratings.csv", "userId,movieId,rating,timestamp\n" + Lines(
            30, row => $"{row % 7},{row % 11},{row % 5 + 0.5:0.0},{964982703 + row}"));
        yield return ("tags.csv", "userId,movieId,tag,timestamp\n" + Lines(
            9, row => $"{row},{row % 5},\"slow, \"\"dark\"\" {row}\",{964982703 + row}"));
        yield return ("shop.csv", "user,item,rating,date,review,title\n" + Lines(
            30, row => $"u{row % 7},i{row % 11},{row % 5 + 1},2020-01-{row % 27 + 1:00},\"<p>Nice &amp; {row}</p>\",\"Größe; {row}\""));
        yield return ("reviews.json", Lines(20, row =>
            $"{{\"reviewerID\": \"A{row % 5}\", \"asin\": \"B{row % 7}\", \"overall\": {row % 5 + 1}.0, \"reviewText\": \"Caf\\u00e9 {row}\", "
                + $"\"unixReviewTime\": {1393545600 + row}}}"));
        yield return ("meta.json", Lines(7, row =>
            $"{{'asin': 'B{row}', 'title': \"Dr. {row}'s\", 'categories': [['Toys', 'Puzzles']], 'related': None, 'imUrl': 'http://x'}}"));
        yield return ("user_artists.dat", "userID\tartistID\tweight\n" + Lines(20, row => $"{row % 5}\t{row % 7}\t{row * 13}"));
        yield return ("behaviors.tsv", Lines(12, row => $"{row}\tU{row % 5}\t11/15/2019 8:2{row % 10}:00 AM\tN1 N2 N{row}\tN{row + 3}-1 N4-0"));
        yield return ("interactions.tsv", "user_id\titem_id\tseq\ttimestamp\treview\n" + Lines(
            20, row => $"u{row % 4}\ti{row % 6}\t{row}\t{1_600_000_000 + row}\tlike it {row}"));
        yield return ("items.jsonl", Lines(6, row =>
            $"{{\"id\": \"i{row}\", \"title\": \"Thing {row}\", \"categories\": [\"a\", {{\"name\": \"b\"}}], \"tags\": [\"x\"]}}"));
    }

    private static string Lines(int count, Func<int, string> line) =>
        string.Concat(Enumerable.Range(0, count).Select(row => line(row) + "\n"));

    private static byte[] Gzip(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return memory.ToArray();
    }

    private static byte[] Zip(IEnumerable<(string Name, string Content)> files, CompressionLevel level)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                var entry = archive.CreateEntry("data/" + name, level);
                // The time of packing would make every run's file another one.
                entry.LastWriteTime = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return memory.ToArray();
    }

    private static async Task<byte[]> ParquetAsync(int rows)
    {
        using var memory = new MemoryStream();
        await ParquetSerializer.SerializeAsync(
            Enumerable.Range(0, rows).Select(row => new Purchase
            {
                user = $"u{row % 7}",
                item = row % 11,
                rating = row % 9 == 0 ? null : row % 5 + 0.5,
                timestamp = new DateTime(2020, 1, 1 + (row % 27), 0, 0, 0, DateTimeKind.Utc),
                review = row % 3 == 0 ? null : $"fine {row}",
            }).ToList(),
            memory);
        return memory.ToArray();
    }

    // A column has the name of its property.
#pragma warning disable IDE1006
    private sealed class Purchase
    {
        public string? user { get; set; }

        public int item { get; set; }

        public double? rating { get; set; }

        public DateTime timestamp { get; set; }

        public string? review { get; set; }
    }
#pragma warning restore IDE1006
}
