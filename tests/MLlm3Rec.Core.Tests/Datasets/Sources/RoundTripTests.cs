using System.Globalization;
using System.Text;
using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Random tables, written in a random dialect, read back as what was written.</summary>
public sealed class RoundTripTests : IDisposable
{
    private const int Tables = 1_000;

    private static readonly string[] Separators = [",", ";", "\t", "|"];
    private static readonly string[] LineEnds = ["\n", "\r\n"];
    private static readonly string[] Missing = ["", "NaN", "NULL", "\\N", "NA", "-"];
    private static readonly string[] Words =
    [
        "fine", "“so”", "a, b", "x; y", "é–ü", "say \"no\"", "tab\there", "p|q", "two\nlines", "日本", "#1", "it's",
    ];

    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ", "yyyyMMddHHmmss", "yyyy-MM-dd HH:mm:ss 'UTC'", "dd.MM.yyyy HH:mm:ss",
        "ddd MMM dd HH:mm:ss '+0000' yyyy",
    ];

    private readonly SourceFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ReadAsync_RandomTable_IsWhatWasWritten()
    {
        for (var seed = 0; seed < Tables; seed++)
        {
            var random = new Random(seed);
            var rows = Rows(random);
            var (content, dialect) = Written(rows, random);
            folder.With("t.csv", content);

            var failure = await Record.ExceptionAsync(async () => Check(rows, await folder.ReadAsync()));

            Assert.True(failure is null, $"Table {seed}, {dialect}: {failure?.Message}");
        }
    }

    private static void Check(List<Row> rows, ImportedDataset imported)
    {
        Assert.Equal((rows.Count, 0), (imported.Statistics.Interactions, imported.SkippedCount));
        var read = Enumerable.Range(0, imported.Dataset.Users.Count)
            .SelectMany(user => imported.Dataset.History(user).ToArray().Select(choice => new Row(
                imported.Dataset.Users[user].Value,
                imported.Dataset.Items[choice.Item].Id.Value,
                choice.HasSignal ? choice.Signal : null,
                choice.HasTime ? choice.Time : null,
                imported.Dataset.ReviewOf(choice) ?? "")));
        // A review is kept as plain text, on one line.
        var written = rows.Select(row =>
            row with { Review = string.Join(' ', row.Review.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) });
        Assert.Equal(written.OrderBy(row => row.ToString(), StringComparer.Ordinal), read.OrderBy(row => row.ToString(), StringComparer.Ordinal));
    }

    private static List<Row> Rows(Random random)
    {
        var hasRatings = random.Next(4) > 0;
        var hasTimes = random.Next(4) > 0;
        var hasTexts = random.Next(2) > 0;
        return
        [
            .. Enumerable.Range(0, random.Next(5, 40)).Select(row => new Row(
                $"u{random.Next(9)}",
                $"i{row}",
                hasRatings && random.Next(6) > 0 ? random.Next(1, 11) / 2f : null,
                hasTimes && random.Next(6) > 0 ? 1_100_000_000 + random.Next(400_000_000) : null,
                hasTexts && random.Next(5) > 0 ? $"{Words[random.Next(Words.Length)]} {Words[random.Next(Words.Length)]} {row}" : "")),
        ];
    }

    private static (byte[] Content, string Dialect) Written(List<Row> rows, Random random)
    {
        var (separator, end) = (Separators[random.Next(Separators.Length)], LineEnds[random.Next(LineEnds.Length)]);
        var (format, missing) = (TimeFormats[random.Next(TimeFormats.Length)], Missing[random.Next(Missing.Length)]);
        var backslash = random.Next(4) == 0;
        var comma = separator != "," && random.Next(3) == 0;
        var text = new StringBuilder(random.Next(5) == 0 ? $"# exported{end}" : "");
        text.AppendJoin(separator, "user_id", "item_id", "rating", "timestamp", "review").Append(end);
        foreach (var row in rows)
        {
            var rating = row.Rating?.ToString(CultureInfo.InvariantCulture).Replace('.', comma ? ',' : '.') ?? missing;
            var time = row.Time is { } seconds
                ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToString(format, CultureInfo.InvariantCulture)
                : missing;
            text.AppendJoin(separator, row.User, row.Item, Quoted(rating), Quoted(time), Quoted(row.Review)).Append(end);
        }

        var encoding = random.Next(5) switch
        {
            0 => Encoding.Unicode,
            1 => Encoding.BigEndianUnicode,
            var other => new UTF8Encoding(encoderShouldEmitUTF8Identifier: other == 2),
        };
        byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
        return (content, $"'{separator}' {format} {missing} \\:{backslash} {encoding.WebName}");

        string Quoted(string field)
        {
            if (!field.Contains(separator, StringComparison.Ordinal) && !field.AsSpan().ContainsAny("\"\n"))
            {
                return field;
            }

            return backslash
                ? $"\"{field.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
                : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        }
    }

    private sealed record Row(string User, string Item, float? Rating, long? Time, string Review);
}
