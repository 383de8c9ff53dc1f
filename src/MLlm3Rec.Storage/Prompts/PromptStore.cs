using MLlm3Rec.Profiles;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>The live prompt and every one before it. Publishing appends; going back appends an older content again.</summary>
public sealed class PromptStore(Database database, AuditStore audit, TimeProvider clock, ShippedPrompts shipped)
{
    private readonly PublishedPrompt first = new(0, PromptSet.Of(shipped), "MLlm3Rec", "Comes with the product.", null, null);
    private PublishedPrompt? latest;

    /// <summary>What the product came with.</summary>
    public ShippedPrompts Shipped => shipped;

    public async Task<PublishedPrompt> LiveAsync(CancellationToken cancellationToken)
    {
        var held = latest;
        var found = await database.ReadAsync(
            context => context.Set<PromptVersionRow>().Max(row => (int?)row.Id) switch
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
            context => [.. context.Set<PromptVersionRow>().OrderByDescending(row => row.Id).AsEnumerable().Select(row => row.ToPublished()), first],
            cancellationToken);

    /// <summary>Null where there is none of that number.</summary>
    public Task<PublishedPrompt?> FindAsync(int number, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Find(context, number), cancellationToken);

    /// <summary>Makes a prompt the live one, if every condition holds at that moment: all is judged in the transaction that appends it.</summary>
    /// <param name="prompt">Tested against the live prompt since its last edit.</param>
    /// <param name="note">Who, and why.</param>
    /// <param name="over">Number of the live prompt that the publisher saw.</param>
    /// <param name="cancellationToken">Gives up waiting for the database.</param>
    public Task<PublishOutcome> PublishAsync(PromptSet prompt, PublishNote note, int over, CancellationToken cancellationToken) =>
        database.WriteAsync<PublishOutcome>(
            context =>
            {
                var live = Latest(context);
                if (live.Number != over)
                {
                    return new SomebodyElsePublished(live.Number);
                }

                var report = PromptTestStore.Report(context, prompt.Version, live.Set.Version);
                return Shut(context, prompt, note, live, report) is { Count: > 0 } shut ? new GatesShut(shut) : Append(context, prompt, note, report);
            },
            cancellationToken);

    /// <summary>Makes an older version the live one again. It was tested when it was published, so no gate asks for a test.</summary>
    /// <param name="number">Of the older version; 0 for what the product came with.</param>
    /// <param name="who">Goes back to it.</param>
    /// <param name="over">Number of the live prompt that they saw.</param>
    /// <param name="cancellationToken">Gives up waiting for the database.</param>
    public Task<PublishOutcome> RestoreAsync(int number, string who, int over, CancellationToken cancellationToken) =>
        database.WriteAsync<PublishOutcome>(
            context =>
            {
                if (Latest(context).Number is var live && live != over)
                {
                    return new SomebodyElsePublished(live);
                }

                if (Find(context, number) is not { } older)
                {
                    return new NoSuchVersion(number);
                }

                // A text that this version of the product cannot fill in would stop every engine that follows it.
                return PromptFaults.Of(older.Set, shipped) is [var fault, ..]
                    ? new GatesShut([new GateResult(false, $"{fault.Place}: {fault.Words}")])
                    : Append(context, older.Set, new PublishNote(who, $"Back to {(number == 0 ? older.Words : $"version {number}")}."), report: null);
            },
            cancellationToken);

    /// <summary>The vocabulary of that version, if it ever was live; else the one the product came with.</summary>
    public async Task<Vocabulary> VocabularyAsync(string version, CancellationToken cancellationToken)
    {
        var live = await LiveAsync(cancellationToken);
        if (live.Set.Vocabulary is { } current && current.Version == version)
        {
            return current;
        }

        var history = await HistoryAsync(cancellationToken);
        return history.Select(published => published.Set.Vocabulary).FirstOrDefault(vocabulary => vocabulary.Version == version)
            ?? first.Set.Vocabulary;
    }

    /// <summary>"prompt version 3", or "the shipped prompt": the latest one that the built-in engine reads with in this way. Null where it was never
    /// live.</summary>
    public async Task<string?> VersionAsync(string vocabulary, ProfileOptions options, CancellationToken cancellationToken) =>
        (await HistoryAsync(cancellationToken)).FirstOrDefault(published =>
            published.Set.Vocabulary.Version == vocabulary && published.Set.Knobs.ToProfileOptions() == options)?.Words;

    public Task<PublishGates> GatesAsync(CancellationToken cancellationToken) => database.ReadAsync(Gates, cancellationToken);

    public Task SaveAsync(PublishGates gates, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                context.Replace(context.Set<PromptGatesRow>(), new PromptGatesRow(PromptGatesRow.TheOne, gates));
                audit.Add(context, AuditKind.Settings, "gates of publishing");
            },
            cancellationToken);

    private PublishedPrompt Latest(StorageContext context) =>
        context.Set<PromptVersionRow>().OrderByDescending(row => row.Id).FirstOrDefault()?.ToPublished() ?? first;

    private PublishedPrompt? Find(StorageContext context, int number) =>
        number == 0 ? first : context.Set<PromptVersionRow>().FirstOrDefault(row => row.Id == number)?.ToPublished();

    private static PublishGates Gates(StorageContext context) =>
        context.Set<PromptGatesRow>().FirstOrDefault(row => row.Id == PromptGatesRow.TheOne)?.Document ?? new PublishGates();

    private List<GateResult> Shut(StorageContext context, PromptSet prompt, PublishNote note, PublishedPrompt live, TrialReport? report)
    {
        List<GateResult> conditions = [.. PromptFaults.Of(prompt, shipped)
            .Select(fault => new GateResult(false, $"{fault.Place}: {fault.Words}"))
            .Take(1)];
        conditions.Add(new GateResult(!string.IsNullOrWhiteSpace(note.Reason), "The reason is missing."));
        conditions.Add(new GateResult(prompt.Version != live.Set.Version, "It is the same as the live prompt."));
        return [.. conditions.Concat(Gates(context).Check(report)).Where(gate => !gate.Passed)];
    }

    private Published Append(StorageContext context, PromptSet prompt, PublishNote note, TrialReport? report)
    {
        var number = context.Insert(new PromptVersionRow
        {
            Content = prompt,
            Version = prompt.Version,
            Who = note.Who,
            Reason = note.Reason.Trim(),
            Report = report,
            At = clock.GetUtcNow(),
        }).Id;
        audit.Add(context, AuditKind.Publication, $"prompt version {number}: {note.Reason.Trim()}");
        return new Published(number);
    }
}
