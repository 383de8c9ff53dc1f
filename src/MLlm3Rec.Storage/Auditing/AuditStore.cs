using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Auditing;

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.Property(entry => entry.From).HasConversion<string>();
        builder.Property(entry => entry.Kind).HasConversion<string>();
        builder.Property(entry => entry.Who).IgnoresCase();
        builder.HasIndex(entry => entry.Who);
        builder.HasIndex(entry => entry.Kind);
    }
}

/// <summary>Who did what: appended in the transaction that does it, so that neither is there without the other. The database itself refuses to change
/// or remove an entry.</summary>
public sealed class AuditStore(Database database, CurrentActor acting, TimeProvider clock)
{
    private const int LongestText = 300;

    /// <summary>Who acts now.</summary>
    public string Who => acting.Now.Name;

    public Task<RowPage<AuditEntry>> PageAsync(AuditQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context =>
            {
                var part = TableQueries.Containing(query.What);
                var entries = context.Set<AuditEntry>().AsNoTracking().Where(entry =>
                    (query.Who == null || entry.Who == query.Who)
                    && (query.Kind == null || entry.Kind == query.Kind)
                    && (part == null || EF.Functions.Like(entry.What, part, TableQueries.Escape)));
                return Sorted(entries, query).ToPage(query.Skip, query.Take);
            },
            cancellationToken);

    /// <summary>Names that occur, in order.</summary>
    public Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            context => context.Set<AuditEntry>().Select(entry => entry.Who).Distinct().OrderBy(name => name).ToList(), cancellationToken);

    /// <summary>All that match, in their order.</summary>
    public IAsyncEnumerable<AuditEntry> StreamAsync(AuditQuery query, CancellationToken cancellationToken) =>
        RowPages.StreamAsync((skip, take, cancelled) => PageAsync(query with { Skip = skip, Take = take }, cancelled), cancellationToken);

    /// <summary>For what changes no database: a file that came or went. Also in read-only mode, which lets files go.</summary>
    public Task AddAsync(AuditKind kind, string what, CancellationToken cancellationToken) =>
        database.NoteAsync(context => Add(context, kind, what), cancellationToken);

    // An index holds, after its own column, the numbers of the rows, and these grow with time.
    private static IQueryable<AuditEntry> Sorted(IQueryable<AuditEntry> entries, AuditQuery query) => query.Sort switch
    {
        AuditColumn.Who => entries.Sorted(entry => entry.Who, query.Descending).ThenSorted(entry => entry.Id, query.Descending),
        AuditColumn.Kind => entries.Sorted(entry => entry.Kind, query.Descending).ThenSorted(entry => entry.Id, query.Descending),
        _ => entries.Sorted(entry => entry.Id, query.Descending),
    };

    /// <summary>Inside the transaction that does it.</summary>
    internal void Add(StorageContext context, AuditKind kind, string what) => context.Insert(new AuditEntry(
        Id: 0, clock.GetUtcNow(), acting.Now.Name, acting.Now.Origin, kind, what.Length > LongestText ? what[..LongestText] : what));
}
