using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>A motive that somebody marked as wrong.</summary>
internal sealed class ProfileMarkRow
{
    public int Id { get; init; }

    public int DatasetId { get; init; }

    public required string UserId { get; init; }

    public required string Dimension { get; init; }

    public required string Note { get; init; }

    public required string Who { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class ProfileMarkConfiguration : IEntityTypeConfiguration<ProfileMarkRow>
{
    public void Configure(EntityTypeBuilder<ProfileMarkRow> builder)
    {
        builder.ToTable("ProfileMarks");
        builder.HasIndex(row => new { row.DatasetId, row.UserId, row.Dimension }).IsUnique();
        builder.OfDataset();
    }
}

/// <param name="Dimension">Key of the motive that the person does not have.</param>
/// <param name="Note">Why, in the analyst's words.</param>
/// <param name="Who">Marked it.</param>
/// <param name="At">When.</param>
public sealed record ProfileMark(string Dimension, string Note, string Who, DateTimeOffset At);

/// <summary>Motives that analysts marked as wrong. Each is a test case for every draft.</summary>
public sealed class MarkStore(Database database, AuditStore audit, TimeProvider clock)
{
    public Task<IReadOnlyList<ProfileMark>> OfUserAsync(int datasetId, string user, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ProfileMark>>(
            context => context.Set<ProfileMarkRow>().Where(mark => mark.DatasetId == datasetId && mark.UserId == user).OrderBy(mark => mark.Id)
                .Select(mark => new ProfileMark(mark.Dimension, mark.Note, mark.Who, mark.At)).ToList(),
            cancellationToken);

    public Task<IReadOnlyList<TrialCase>> CasesAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<TrialCase>>(
            context => context.Set<ProfileMarkRow>().Where(mark => mark.DatasetId == datasetId).OrderBy(mark => mark.Id)
                .Select(mark => new TrialCase(mark.UserId, mark.Dimension, mark.Note)).ToList(),
            cancellationToken);

    /// <summary>A mark on the same motive is replaced, in its place.</summary>
    public Task PutAsync(int datasetId, TrialCase mark, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                var (note, who, now) = (mark.Note.Trim(), audit.Who, clock.GetUtcNow());
                var replaced = One(context, datasetId, mark.User, mark.Dimension).ExecuteUpdate(change => change
                    .SetProperty(row => row.Note, note).SetProperty(row => row.Who, who).SetProperty(row => row.At, now));
                if (replaced == 0)
                {
                    context.Insert(
                        new ProfileMarkRow
                        {
                            DatasetId = datasetId,
                            UserId = mark.User,
                            Dimension = mark.Dimension,
                            Note = note,
                            Who = who,
                            At = now,
                        });
                }
            },
            cancellationToken);

    public Task RemoveAsync(int datasetId, string user, string dimension, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                if (One(context, datasetId, user, dimension).ExecuteDelete() > 0)
                {
                    audit.Add(context, AuditKind.Deletion, $"mark on {dimension} of {user}");
                }
            },
            cancellationToken);

    private static IQueryable<ProfileMarkRow> One(StorageContext context, int datasetId, string user, string dimension) =>
        context.Set<ProfileMarkRow>().Where(mark => mark.DatasetId == datasetId && mark.UserId == user && mark.Dimension == dimension);
}
