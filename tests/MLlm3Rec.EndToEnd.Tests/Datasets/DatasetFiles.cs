using System.Text;

namespace MLlm3Rec.EndToEnd.Datasets;

/// <summary>Files that a person might drop.</summary>
internal static class DatasetFiles
{
    public static FilePayload Named(string name, string content) =>
        new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(content) };

    /// <summary>Different for every <paramref name="seed"/>, so that no two imports hold the same content.</summary>
    public static FilePayload Choices(string name, int rows, int seed, params int[] badRows)
    {
        var text = new StringBuilder("user,item,rating,timestamp\n");
        for (var row = 2; row < rows + 2; row++)
        {
            var item = badRows.Contains(row) ? "NULL" : $"i{(row * 13) % 53}";
            text.Append($"u{(row * 7) % 97},{item},{1 + ((row + seed) % 5)},{1_500_000_000 + (row * 60)}\n");
        }

        return Named(name, text.ToString());
    }

    /// <summary>A table whose columns nobody can guess.</summary>
    public static FilePayload Riddle(string name) =>
        Named(name, "alpha;beta;gamma\n" + string.Concat(Enumerable.Range(0, 30).Select(row => $"{row} x;{row % 7} y;zz\n")));
}
