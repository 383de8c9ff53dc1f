using System.Text.Json;

namespace MLlm3Rec.Storage.Schema;

/// <summary>
/// SQLite's lock does not say who holds it. Whoever holds it for long leaves word beside the database, for those who wait; the note is a
/// courtesy and decides nothing.
/// </summary>
internal static class WriterNote
{
    private const string Stranger = "another program, which does not say what it is";

    /// <summary>Who writes now, e.g. "the server (process 4711): import of films, since 12:03:10".</summary>
    public static string HolderIn(StorageOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<Word>(File.ReadAllText(PathIn(options))) is { } word && word.IsAlive ? word.ToString() : Stranger;
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or JsonException)
        {
            return Stranger;
        }
    }

    public static void Leave(StorageOptions options, string? purpose, DateTimeOffset since)
    {
        try
        {
            var word = new Word(options.Program, Environment.ProcessId, purpose, since);
            PrivateFolder.Write(PathIn(options), JsonSerializer.SerializeToUtf8Bytes(word));
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            // Those who wait are told of a stranger.
        }
    }

    public static void Remove(StorageOptions options)
    {
        try
        {
            File.Delete(PathIn(options));
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // A note of a process that has gone counts for nothing.
        }
    }

    private static string PathIn(StorageOptions options) => options.DatabasePath + ".writer";

    private sealed record Word(string Program, int Process, string? Purpose, DateTimeOffset Since)
    {
        public bool IsAlive
        {
            get
            {
                try
                {
                    using var process = System.Diagnostics.Process.GetProcessById(Process);
                    return !process.HasExited;
                }
                catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
                {
                    return false;
                }
            }
        }

        public override string ToString() =>
            $"{Program} (process {Process}){(Purpose is null ? "" : $": {Purpose}")}, since {Since.ToLocalTime():HH:mm:ss}";
    }
}
