using System.Text.Json;
using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Language.Replies;

/// <summary>Recorded replies as files, one per question: <c>PROMPT/HASH.json</c>, readable and small enough to check in.</summary>
public sealed class FolderReplies(string folder) : IReplyStore
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n" };

    private long written;

    public async Task<StoredReply?> FindAsync(ReplyKey key, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(PathOf(key));
            var recorded = await JsonSerializer.DeserializeAsync<Recorded>(file, Layout, cancellationToken);
            return recorded is not null && recorded.Key == key ? recorded.Reply : null;
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async Task SaveAsync(ReplyKey key, StoredReply reply, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // The path has a folder: see PathOf.
        var draft = $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref written)}.tmp";
        await using (var file = File.Create(draft))
        {
            await JsonSerializer.SerializeAsync(file, new Recorded(key, reply), Layout, cancellationToken);
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <summary>The name of a model may hold anything, so it goes into the hash's folder as a check only.</summary>
    private string PathOf(ReplyKey key) => Path.Combine(folder, Safe(key.Prompt.Name), $"{key.InputHash[..24]}-{Safe(key.Model)}.json");

    private static string Safe(string name) =>
        new([.. name.Select(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '.' ? sign : '_').Take(60)]);

    private sealed record Recorded(ReplyKey Key, StoredReply Reply);
}
