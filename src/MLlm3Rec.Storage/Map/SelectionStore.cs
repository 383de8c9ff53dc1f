using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Map;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Map;

/// <summary>Users and items that somebody picked out. Content gives the code, so picking the same again gives the same address.</summary>
internal sealed class SelectionRow
{
    public int Id { get; init; }

    public int DatasetId { get; init; }

    public required string Code { get; init; }

    /// <summary>Null until somebody saves it; then it is kept.</summary>
    public string? Name { get; init; }

    public int UserCount { get; init; }

    public int ItemCount { get; init; }

    /// <summary>One bit per user of the dataset, the lowest bit first; empty for none.</summary>
    public required byte[] Users { get; init; }

    /// <summary>One bit per item of the dataset.</summary>
    public required byte[] Items { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class SelectionConfiguration : IEntityTypeConfiguration<SelectionRow>
{
    public void Configure(EntityTypeBuilder<SelectionRow> builder)
    {
        builder.ToTable("Selections");
        builder.HasIndex(row => new { row.DatasetId, row.Code }).IsUnique();
        builder.OfDataset();
    }
}

/// <summary>A selection as lists show it.</summary>
/// <param name="Code">Stands in addresses.</param>
/// <param name="Name">Null until it is saved.</param>
/// <param name="Users">How many users.</param>
/// <param name="Items">How many items.</param>
/// <param name="CreatedAt">When it was first made.</param>
public sealed record SelectionSummary(string Code, string? Name, int Users, int Items, DateTimeOffset CreatedAt);

/// <summary>Selections by their code, and by name once saved. Nameless ones are kept as long as they are among the latest.</summary>
public sealed class SelectionStore(Database database, TimeProvider clock)
{
    private const int NamelessKept = 200;

    /// <summary>Stores a selection, if it is not there yet, and gives its code. Looking at a part of the map is no change: it is stored for the sake
    /// of its address, also in read-only mode.</summary>
    public async Task<string> PutAsync(int datasetId, Selection selection, CancellationToken cancellationToken)
    {
        var code = selection.Code;
        await database.NoteAsync(
            context =>
            {
                if (!One(context, datasetId, code).Any())
                {
                    context.Insert(new SelectionRow
                    {
                        DatasetId = datasetId,
                        Code = code,
                        UserCount = selection.UserCount,
                        ItemCount = selection.ItemCount,
                        Users = selection.Users,
                        Items = selection.Items,
                        CreatedAt = clock.GetUtcNow(),
                    });
                }

                var nameless = context.Set<SelectionRow>().Where(row => row.DatasetId == datasetId && row.Name == null);
                var old = nameless.OrderByDescending(row => row.Id).Select(row => row.Id).Skip(NamelessKept).ToList();
                nameless.Where(row => old.Contains(row.Id)).ExecuteDelete();
            },
            cancellationToken);
        return code;
    }

    public Task<Selection?> FindAsync(int datasetId, string code, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => One(context, datasetId, code).Select(row => new Selection(row.Users, row.Items)).FirstOrDefault(), cancellationToken);

    public Task<SelectionSummary?> SummaryAsync(int datasetId, string code, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Summaries(One(context, datasetId, code)).FirstOrDefault(), cancellationToken);

    /// <summary>Those with a name, by name.</summary>
    public Task<IReadOnlyList<SelectionSummary>> SavedAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<SelectionSummary>>(
            context =>
            [
                .. Summaries(context.Set<SelectionRow>().Where(row => row.DatasetId == datasetId && row.Name != null).OrderBy(row => row.Id))
                    .AsEnumerable().OrderBy(selection => selection.Name, StringComparer.OrdinalIgnoreCase),
            ],
            cancellationToken);

    /// <summary>Gives a selection a name, or takes it away with null. False where there is no such selection.</summary>
    public Task<bool> NameAsync(int datasetId, string code, string? name, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => One(context, datasetId, code).ExecuteUpdate(change => change.SetProperty(row => row.Name, name)) > 0, cancellationToken);

    private static IQueryable<SelectionRow> One(StorageContext context, int datasetId, string code) =>
        context.Set<SelectionRow>().Where(row => row.DatasetId == datasetId && row.Code == code);

    private static IQueryable<SelectionSummary> Summaries(IQueryable<SelectionRow> rows) =>
        rows.Select(row => new SelectionSummary(row.Code, row.Name, row.UserCount, row.ItemCount, row.CreatedAt));
}
