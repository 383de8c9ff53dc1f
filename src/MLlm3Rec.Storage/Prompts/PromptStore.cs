using System.Text.Json;
using Microsoft.Data.Sqlite;
using MLlm3Rec.Profiles;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>The live prompt and every one before it. Publishing appends; going back appends an older content again.</summary>
public sealed class PromptStore(Database database, TimeProvider clock, ShippedPrompts shipped)
{
    private const string Columns = "Id, Content, Who, Reason, Report, At";

    private readonly PublishedPrompt first = new(0, PromptSet.Of(shipped), "MLlm3Rec", "Comes with the product.", null, null);
    private PublishedPrompt? latest;

    /// <summary>What the product came with.</summary>
    public ShippedPrompts Shipped => shipped;

    public async Task<PublishedPrompt> LiveAsync(CancellationToken cancellationToken)
    {
        var held = latest;
        var found = await database.ReadAsync(
            context => context.Scalar<int?>("SELECT MAX(Id) FROM PromptVersions") switch
            {
                null => first,
                { } number when number == held?.Number => held,
                _ => Latest(context),
            },
            cancellationToken);
        latest = found;
        return found;
    }

    /// <summary>Newest first; the last is what came with the product.</summary>
    public Task<IReadOnlyList<PublishedPrompt>> HistoryAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PublishedPrompt>>(
            context => [.. context.Rows($"SELECT {Columns} FROM PromptVersions ORDER BY Id DESC", Read), first],
            cancellationToken);

    /// <summary>Null where there is none of that number.</summary>
    public async Task<PublishedPrompt?> FindAsync(int number, CancellationToken cancellationToken) => number == 0
        ? first
        : await database.ReadAsync(context => context.Rows($"SELECT {Columns} FROM PromptVersions WHERE Id = @0", Read, number).FirstOrDefault(), cancellationToken);

    /// <summary>Makes a prompt the live one.</summary>
    /// <param name="prompt">Faultless.</param>
    /// <param name="note">Who, why, and with which test.</param>
    /// <param name="over">Number of the live prompt that the publisher saw.</param>
    /// <param name="cancellationToken">Gives up waiting for the database.</param>
    /// <returns>Its number; null where somebody else has published since.</returns>
    public Task<int?> PublishAsync(PromptSet prompt, PublishNote note, int over, CancellationToken cancellationToken)
    {
        if (PromptFaults.Of(prompt, shipped) is [var fault, ..])
        {
            throw new ArgumentException(fault.Words, nameof(prompt));
        }

        ArgumentException.ThrowIfNullOrWhiteSpace(note.Reason);
        var report = note.Report is null ? null : JsonSerializer.Serialize(note.Report, StoredJson.Default.TrialReport);
        return database.WriteAsync(
            context => (context.Scalar<int?>("SELECT MAX(Id) FROM PromptVersions") ?? 0) != over
                ? null
                : context.Scalar<int?>(
                    "INSERT INTO PromptVersions (Content, Version, Who, Reason, Report, At) VALUES (@0, @1, @2, @3, @4, @5) RETURNING Id",
                    prompt.ToJson(), prompt.Version, note.Who, note.Reason.Trim(), report, clock.GetUtcNow().ToUnixTimeMilliseconds()),
            cancellationToken);
    }

    /// <summary>The vocabulary of that version, if it ever was live; else the one the product came with.</summary>
    public async Task<Vocabulary> VocabularyAsync(string version, CancellationToken cancellationToken)
    {
        var live = await LiveAsync(cancellationToken);
        if (live.Set.Vocabulary is { } current && current.Version == version)
        {
            return current;
        }

        var history = await HistoryAsync(cancellationToken);
        return history.Select(published => published.Set.Vocabulary).FirstOrDefault(vocabulary => vocabulary.Version == version) ?? DefaultVocabulary.Instance;
    }

    /// <summary>"prompt version 3", or "the shipped prompt": the latest one that the built-in engine reads with in this way. Null where it was never live.</summary>
    public async Task<string?> VersionAsync(string vocabulary, ProfileOptions options, CancellationToken cancellationToken) =>
        (await HistoryAsync(cancellationToken)).FirstOrDefault(published => published.Set.Vocabulary.Version == vocabulary && published.Set.Knobs.ToProfileOptions() == options)?.Words;

    public Task<PublishGates> GatesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => context.Scalar<string>("SELECT Document FROM PromptGates WHERE Id = 1") is { } document
                ? JsonSerializer.Deserialize(document, StoredJson.Default.PublishGates) ?? new PublishGates()
                : new PublishGates(),
            cancellationToken);

    public Task SaveAsync(PublishGates gates, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => { context.Execute("INSERT OR REPLACE INTO PromptGates (Id, Document) VALUES (1, @0)", JsonSerializer.Serialize(gates, StoredJson.Default.PublishGates)); },
            cancellationToken);

    private PublishedPrompt Latest(StorageContext context) =>
        context.Rows($"SELECT {Columns} FROM PromptVersions ORDER BY Id DESC LIMIT 1", Read).FirstOrDefault() ?? first;

    private static PublishedPrompt Read(SqliteDataReader row) => new(
        row.GetInt32(0),
        PromptSet.Parse(row.GetString(1)),
        row.GetString(2),
        row.GetString(3),
        row.IsDBNull(4) ? null : JsonSerializer.Deserialize(row.GetString(4), StoredJson.Default.TrialReport),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)));
}

/// <param name="Who">Publishes.</param>
/// <param name="Reason">Why; not empty.</param>
/// <param name="Report">The test behind it, if any.</param>
public sealed record PublishNote(string Who, string Reason, TrialReport? Report);
