using System.IO.Compression;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Splitting;

/// <summary>
/// Candidate sets as a file, so that other tools can be measured on the same questions: UTF-8, tab separated, header
/// <c>user valid test negatives</c>, negatives separated by blanks, everything in the publisher's ids, percent-encoded where they hold what
/// separates them; gzip where the name ends in .gz.
/// </summary>
public static class CaseFile
{
    private const string Header = "user\tvalid\ttest\tnegatives";

    /// <summary>Reads the candidates of a split. Users missing from the file have no question.</summary>
    /// <exception cref="InvalidDataException">The file speaks of users or items the dataset lacks, or hides other items than the split.</exception>
    public static async Task<CandidateSets> ReadAsync(string path, Dataset source, HoldOut split, CancellationToken cancellationToken)
    {
        var negatives = Enumerable.Repeat(Array.Empty<int>(), source.Users.Count).ToArray();
        await using var file = File.OpenRead(path);
        using var reader = new StreamReader(IsGzip(path) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var header = await reader.ReadLineAsync(cancellationToken);
        if (header != Header)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} is no case file: its first line should be user, valid, test, negatives.");
        }

        for (var number = 2; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            var user = Parse(line, source, split, out var row) ?? throw new InvalidDataException(
                $"Line {number} of {Path.GetFileName(path)} does not fit dataset {source.Name}: unknown ids, or other hidden items than its last "
                    + "two choices.");
            negatives[user] = row;
        }

        return new CandidateSets(negatives);
    }

    public static async Task WriteAsync(string path, Dataset source, HoldOut split, CandidateSets candidates, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        await using var writer = new StreamWriter(IsGzip(path) ? new GZipStream(file, CompressionLevel.Optimal) : file) { NewLine = "\n" };
        await writer.WriteLineAsync(Header.AsMemory(), cancellationToken);
        for (var user = 0; user < source.Users.Count; user++)
        {
            if (candidates.Negatives(user).IsEmpty)
            {
                continue;
            }

            var negatives = string.Join(' ', candidates.Negatives(user).ToArray().Select(NameOf));
            var name = PercentEncoding.Encode(source.Users[user].Value);
            var line = $"{name}\t{NameOf(split.Validation[user])}\t{NameOf(split.Test[user])}\t{negatives}";
            await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
        }

        string NameOf(int item) => item < 0 ? string.Empty : PercentEncoding.Encode(source.Items[item].Id.Value);
    }

    private static int? Parse(string line, Dataset source, HoldOut split, out int[] negatives)
    {
        negatives = [];
        var fields = line.Split('\t');
        if (fields.Length != 4 || !source.TryFindUser(new UserId(PercentEncoding.Decode(fields[0])), out var user)
            || Find(source, fields[1]) != split.Validation[user] || Find(source, fields[2]) != split.Test[user])
        {
            return null;
        }

        negatives = [.. fields[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Find(source, id))];
        return Array.IndexOf(negatives, -1) < 0 ? user : null;
    }

    private static int Find(Dataset source, string id) => source.TryFindItem(new ItemId(PercentEncoding.Decode(id)), out var item) ? item : -1;

    private static bool IsGzip(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
}
