using System.IO.Compression;
using System.Text.Json;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Benchmarks;

/// <summary>Reads interactions.tsv[.gz] (user_id item_id seq timestamp [signal] [text]) and items.jsonl.</summary>
internal static class JoinedFolder
{
    public static Dataset Read(string folder)
    {
        var builder = new DatasetBuilder();
        foreach (var line in File.ReadLines(Path.Combine(folder, "items.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var item = document.RootElement;
            builder.Describe((item.TryGetProperty("asin", out var id) ? id : item.GetProperty("id")).ToString(), TextOf(item));
        }

        var path = Path.Combine(folder, "interactions.tsv");
        using Stream stream = File.Exists(path) ? File.OpenRead(path) : new GZipStream(File.OpenRead(path + ".gz"), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var hasSignal = false;
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            var signal = fields.Length > 4 && fields[4].Length > 0 ? float.Parse(fields[4]) : float.NaN;
            hasSignal |= !float.IsNaN(signal);
            builder.Add(new SourceChoice
            {
                User = fields[0],
                Item = fields[1],
                Sequence = int.Parse(fields[2]),
                Time = fields[3].Length == 0 ? Interaction.NoTime : long.Parse(fields[3]),
                Signal = signal,
                Review = fields.Length > 5 ? fields[5] : default,
            });
        }

        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        return builder.Build(name, hasSignal ? SignalKind.Rating : SignalKind.None, kCore: 0, CancellationToken.None);
    }

    private static ItemText TextOf(JsonElement item) => new()
    {
        Title = StringOf(item, "title"),
        Brand = StringOf(item, "brand"),
        Description = ListOf(item, "description") is { Count: > 0 } parts ? string.Join(' ', parts) : null,
        Categories = ListOf(item, "categories"),
        Tags = ListOf(item, "tags"),
    };

    private static string? StringOf(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static List<string> ListOf(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? [.. Flatten(value)] : [];

    private static IEnumerable<string> Flatten(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flatten) : [element.ToString()];
}
