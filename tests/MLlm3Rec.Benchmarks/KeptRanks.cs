using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Benchmarks;

/// <summary>Ranks of hidden items, user by user, kept in a folder so that methods measured on different days can be tested in pairs.</summary>
internal static class KeptRanks
{
    private const string Suffix = ".places";

    /// <param name="folder">One per dataset and candidates: nothing in the files tells them apart.</param>
    /// <param name="method">With its settings.</param>
    /// <param name="view">"full", "sampled", "full-2" …</param>
    /// <param name="ranks">Over the same users in the same order for every method.</param>
    public static void Write(string folder, string method, string view, TargetRank[] ranks)
    {
        Directory.CreateDirectory(folder);
        using var file = new BinaryWriter(File.Create(Path.Combine(folder, $"{method}@{view}{Suffix}")));
        foreach (var rank in ranks)
        {
            file.Write(rank.First);
            file.Write(rank.Last);
        }
    }

    /// <summary>All methods of a view, by name.</summary>
    public static IReadOnlyList<(string Method, TargetRank[] Ranks)> Read(string folder, string view) =>
    [
        .. Directory.EnumerateFiles(folder, $"*@{view}{Suffix}").Order(StringComparer.Ordinal).Select(path => (
            Path.GetFileName(path)[..^(view.Length + Suffix.Length + 1)],
            Ranks(File.ReadAllBytes(path)))),
    ];

    private static TargetRank[] Ranks(byte[] bytes)
    {
        var ends = new int[bytes.Length / sizeof(int)];
        Buffer.BlockCopy(bytes, 0, ends, 0, bytes.Length);
        return [.. ends.Chunk(2).Select(pair => new TargetRank(pair[0], pair[1]))];
    }
}
