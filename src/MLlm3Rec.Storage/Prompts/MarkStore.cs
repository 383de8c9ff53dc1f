using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Prompts;

internal sealed class MarkRow
{
    public int Id { get; init; }

    public int DatasetId { get; init; }

    public MarkSide Side { get; init; }

    public required string SubjectId { get; init; }

    public required string Dimension { get; init; }

    public MarkKind Kind { get; init; }

    public string? Rather { get; init; }

    public required string Note { get; init; }

    public required string Who { get; init; }

    public DateTimeOffset At { get; init; }

    public IReadOnlyList<string> Taught { get; init; } = [];

    public Mark ToMark() => new(new MarkSubject(Side, SubjectId, Dimension), new MarkEdit(Kind, Note, Rather), Who, At, Taught);
}

internal sealed class MarkConfiguration : IEntityTypeConfiguration<MarkRow>
{
    public void Configure(EntityTypeBuilder<MarkRow> builder)
    {
        builder.ToTable("Marks");
        builder.Property(row => row.Side).HasConversion<string>();
        builder.Property(row => row.Kind).HasConversion<string>();
        builder.Property(row => row.Taught).AsJson(StoredJson.Default.IReadOnlyListString);
        builder.HasIndex(row => new { row.DatasetId, row.Side, row.SubjectId, row.Dimension }).IsUnique();
        builder.OfDataset();
    }
}

/// <summary>What analysts said of motives and traits. Those of motives are test cases for every draft; each can teach one.</summary>
public sealed class MarkStore(Database database, DraftStore drafts, PromptStore prompts, AuditStore audit, TimeProvider clock)
{
    /// <summary>Name of the draft that collects what marks teach.</summary>
    public const string Collecting = "Marked sentences";

    /// <summary>All of a dataset, the oldest first.</summary>
    public Task<IReadOnlyList<Mark>> ListAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Mark>>(
            context =>
            [
                .. context.Set<MarkRow>().AsNoTracking().Where(row => row.DatasetId == datasetId).OrderBy(row => row.Id).AsEnumerable()
                    .Select(row => row.ToMark()),
            ],
            cancellationToken);

    /// <summary>Null where nobody has said anything of it.</summary>
    public Task<Mark?> FindAsync(int datasetId, MarkSubject subject, CancellationToken cancellationToken) =>
        database.ReadAsync(context => One(context, datasetId, subject).AsNoTracking().FirstOrDefault()?.ToMark(), cancellationToken);

    /// <summary>What is said of people's motives: a draft either agrees or does not.</summary>
    public async Task<IReadOnlyList<TrialCase>> CasesAsync(int datasetId, CancellationToken cancellationToken) =>
    [
        .. (await ListAsync(datasetId, cancellationToken)).Where(mark => mark.Subject.Side == MarkSide.Motive)
            .Select(mark => new TrialCase(mark.Subject.Id, mark.Subject.Dimension, mark.Said.Note, mark.Said.Kind, mark.Said.Rather)),
    ];

    /// <summary>A mark on the same motive or trait is replaced. One that says something else takes back what the former taught.</summary>
    /// <exception cref="ArgumentException">Another dimension is to be named, and is not, or is the one that was read.</exception>
    public async Task PutAsync(int datasetId, MarkSubject subject, MarkEdit said, CancellationToken cancellationToken)
    {
        if ((said.Kind == MarkKind.Rather) != (said.Rather is not null) || said.Rather == subject.Dimension)
        {
            throw new ArgumentException("Another dimension goes with Rather, and with nothing else.", nameof(said));
        }

        var live = (await prompts.LiveAsync(cancellationToken)).Set;
        await database.WriteAsync(
            context =>
            {
                var former = One(context, datasetId, subject).AsNoTracking().FirstOrDefault()?.ToMark();
                var isOther = former is not null && (former.Said.Kind, former.Said.Rather) != (said.Kind, said.Rather);
                One(context, datasetId, subject).ExecuteDelete();
                if (former is not null && isOther)
                {
                    Withdraw(context, live, former);
                }

                context.Insert(
                    new MarkRow
                    {
                        DatasetId = datasetId,
                        Side = subject.Side,
                        SubjectId = subject.Id,
                        Dimension = subject.Dimension,
                        Kind = said.Kind,
                        Rather = said.Rather,
                        Note = said.Note.Trim(),
                        Who = audit.Who,
                        At = clock.GetUtcNow(),
                        Taught = isOther ? [] : former?.Taught ?? [],
                    });
                audit.Add(context, AuditKind.Mark, $"{subject.Dimension} of {subject.Id}: {Word(said)}");
            },
            cancellationToken);
    }

    /// <summary>Gives sentences to the draft that collects them, as examples of what the mark says.</summary>
    /// <returns>Number of the draft; null where the mark has been taken back.</returns>
    public async Task<int?> TeachAsync(int datasetId, MarkSubject subject, IReadOnlyList<string> sentences, CancellationToken cancellationToken)
    {
        var live = (await prompts.LiveAsync(cancellationToken)).Set;
        return await database.WriteAsync<int?>(
            context =>
            {
                if (One(context, datasetId, subject).AsNoTracking().FirstOrDefault()?.ToMark() is not { } mark)
                {
                    return null;
                }

                IReadOnlyList<string> taught = [.. mark.Taught.Union(sentences)];
                One(context, datasetId, subject).ExecuteUpdate(change => change.SetProperty(row => row.Taught, taught));
                return drafts.Change(context, Collecting, live, dimensions => DimensionEdits.Teach(dimensions, mark.Examples(taught)));
            },
            cancellationToken);
    }

    /// <summary>With what it taught.</summary>
    public async Task RemoveAsync(int datasetId, MarkSubject subject, CancellationToken cancellationToken)
    {
        var live = (await prompts.LiveAsync(cancellationToken)).Set;
        await database.WriteAsync(
            context =>
            {
                if (One(context, datasetId, subject).AsNoTracking().FirstOrDefault()?.ToMark() is { } mark)
                {
                    One(context, datasetId, subject).ExecuteDelete();
                    Withdraw(context, live, mark);
                    audit.Add(context, AuditKind.Deletion, $"mark on {subject.Dimension} of {subject.Id}");
                }
            },
            cancellationToken);
    }

    /// <summary>Other marks may have taught the same sentences: these go on teaching them, the latest last.</summary>
    private void Withdraw(StorageContext context, PromptSet live, Mark gone)
    {
        if (gone.Taught.Count == 0 || !DraftStore.Knows(context, Collecting))
        {
            return;
        }

        Mark[] others =
        [
            .. context.Set<MarkRow>().AsNoTracking().OrderBy(row => row.At).ThenBy(row => row.Id).AsEnumerable().Select(row => row.ToMark())
                .Where(mark => mark.Taught.Intersect(gone.Taught).Any()),
        ];
        drafts.Change(context, Collecting, live, dimensions => others.Aggregate(
            DimensionEdits.Withdraw(dimensions, live.Dimensions, gone.Examples(gone.Taught)),
            (taught, mark) => DimensionEdits.Teach(taught, mark.Examples([.. mark.Taught.Intersect(gone.Taught)]))));
    }

    private static string Word(MarkEdit said) => said.Kind switch
    {
        MarkKind.Right => "right",
        MarkKind.Rather => $"rather {said.Rather}",
        _ => "wrong",
    };

    private static IQueryable<MarkRow> One(StorageContext context, int datasetId, MarkSubject subject) => context.Set<MarkRow>()
        .Where(row => row.DatasetId == datasetId && row.Side == subject.Side && row.SubjectId == subject.Id && row.Dimension == subject.Dimension);
}
