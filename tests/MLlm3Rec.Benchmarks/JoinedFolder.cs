using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Benchmarks;

/// <summary>Reads interactions.tsv[.gz] and items.jsonl.</summary>
internal static class JoinedFolder
{
    public static Dataset Read(string folder)
    {
        var texts = File.ReadLines(Path.Combine(folder, "items.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(item => (item.TryGetProperty("asin", out var id) ? id : item.GetProperty("id")).ToString());
        var path = Path.Combine(folder, "interactions.tsv");
        using Stream stream = File.Exists(path) ? File.OpenRead(path) : new GZipStream(File.OpenRead(path + ".gz"), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var rows = new List<(string User, string Item, int Seq, long Time)>();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            rows.Add((fields[0], fields[1], int.Parse(fields[2]), fields[3].Length == 0 ? Interaction.NoTime : long.Parse(fields[3])));
        }

        string[] items = [.. rows.Select(row => row.Item).Distinct().OrderBy(id => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(id))), StringComparer.Ordinal)];
        var index = items.Select((id, number) => (id, number)).ToDictionary(pair => pair.id, pair => pair.number);
        var users = rows.GroupBy(row => row.User).ToArray();
        var offsets = new int[users.Length + 1];
        for (var user = 0; user < users.Length; user++)
        {
            offsets[user + 1] = offsets[user] + users[user].Count();
        }

        Interaction[] interactions = [.. users.SelectMany(user => user.OrderBy(row => row.Seq)).Select(row => new Interaction(index[row.Item], row.Time, float.NaN, -1))];
        return new Dataset(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), [.. users.Select(user => new UserId(user.Key))],
            [.. items.Select(id => ItemOf(id, texts.GetValueOrDefault(id)))], offsets, interactions, [], SignalKind.None);
    }

    private static Item ItemOf(string id, JsonElement text)
    {
        if (text.ValueKind == JsonValueKind.Undefined)
        {
            return new Item { Id = new ItemId(id) };
        }

        return new Item
        {
            Id = new ItemId(id),
            Title = text.TryGetProperty("title", out var title) ? title.GetString() : null,
            Brand = text.TryGetProperty("brand", out var brand) ? brand.GetString() : null,
            Description = text.TryGetProperty("description", out var description) ? description.ToString() : null,
            Categories = text.TryGetProperty("categories", out var categories) ? [.. Flatten(categories).Distinct()] : [],
        };
    }

    private static IEnumerable<string> Flatten(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flatten) : [element.ToString()];
}
