using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>Drafts, any number side by side. None of them is ever live.</summary>
public sealed class DraftStore(Database database, AuditStore audit, TimeProvider clock)
{
    /// <summary>The one edited last first.</summary>
    public Task<IReadOnlyList<DraftSummary>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DraftSummary>>(
            context => context.Set<PromptDraftRow>().OrderByDescending(draft => draft.UpdatedAt).ThenByDescending(draft => draft.Id)
                .Select(draft => new DraftSummary(draft.Id, draft.Name, draft.Version, draft.Revision, draft.UpdatedAt, draft.Who)).ToList(),
            cancellationToken);

    public Task<PromptDraft?> FindAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Find(context, id), cancellationToken);

    public Task<int> CreateAsync(string name, PromptSet set, CancellationToken cancellationToken) =>
        database.WriteAsync(context => Create(context, name, set), cancellationToken);

    /// <summary>Saves over the revision that the writer has seen, or over whatever the same writer saved last: an answer may have been lost on the
    /// way.</summary>
    public Task<SaveOutcome?> SaveAsync(int id, PromptSet set, int seen, string writer, CancellationToken cancellationToken) =>
        database.WriteAsync<SaveOutcome?>(
            context =>
            {
                if (Find(context, id) is not { } stored)
                {
                    return null;
                }

                if (stored.Revision != seen && stored.Writer != writer)
                {
                    return new Overtaken(stored);
                }

                if (stored.Set.Version != set.Version || stored.Revision != seen)
                {
                    Write(context, id, set, writer);
                }

                return new Saved(Find(context, id)!); // It was there a statement ago.
            },
            cancellationToken);

    public Task RenameAsync(int id, string name, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => { One(context, id).ExecuteUpdate(change => change.SetProperty(draft => draft.Name, name.Trim())); }, cancellationToken);

    public Task DeleteAsync(int id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                if (One(context, id).Select(draft => draft.Name).FirstOrDefault() is { } name)
                {
                    One(context, id).ExecuteDelete();
                    audit.Add(context, AuditKind.Deletion, $"draft {name}");
                }
            },
            cancellationToken);

    /// <summary>Changes the dimensions of the latest draft of that name, which is begun from the live prompt where there is none.</summary>
    /// <returns>Number of the draft.</returns>
    internal int Change(
        StorageContext context, string name, PromptSet live, Func<IReadOnlyList<MotiveDimension>, IReadOnlyList<MotiveDimension>> change)
    {
        var named = context.Set<PromptDraftRow>().Where(draft => draft.Name == name).OrderByDescending(draft => draft.Id)
            .Select(draft => new { draft.Id, draft.Content }).FirstOrDefault();
        var before = named?.Content ?? live;
        var after = before with { Dimensions = change(before.Dimensions) };
        if (named is null)
        {
            return Create(context, name, after);
        }

        if (after.Version != before.Version)
        {
            Write(context, named.Id, after, writer: "");
        }

        return named.Id;
    }

    internal static bool Knows(StorageContext context, string name) => context.Set<PromptDraftRow>().Any(draft => draft.Name == name);

    private int Create(StorageContext context, string name, PromptSet set)
    {
        var now = clock.GetUtcNow();
        return context.Insert(
            new PromptDraftRow
            {
                Name = name,
                Content = set,
                Version = set.Version,
                Revision = 1,
                Writer = "",
                Who = audit.Who,
                CreatedAt = now,
                UpdatedAt = now,
            }).Id;
    }

    private void Write(StorageContext context, int id, PromptSet set, string writer)
    {
        var now = clock.GetUtcNow();
        One(context, id).ExecuteUpdate(change => change
            .SetProperty(draft => draft.Content, set)
            .SetProperty(draft => draft.Version, set.Version)
            .SetProperty(draft => draft.Revision, draft => draft.Revision + 1)
            .SetProperty(draft => draft.Writer, writer)
            .SetProperty(draft => draft.Who, audit.Who)
            .SetProperty(draft => draft.UpdatedAt, now));
    }

    private static IQueryable<PromptDraftRow> One(StorageContext context, int id) => context.Set<PromptDraftRow>().Where(draft => draft.Id == id);

    private static PromptDraft? Find(StorageContext context, int id) => One(context, id)
        .Select(draft => new PromptDraft(draft.Id, draft.Name, draft.Content, draft.Revision, draft.Writer, draft.UpdatedAt)).FirstOrDefault();
}
