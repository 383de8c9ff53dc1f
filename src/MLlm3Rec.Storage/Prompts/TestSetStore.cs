using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Prompts;

internal sealed record TestSetRow(int Id, int DatasetId, string Name, IReadOnlyList<string> Users);

internal sealed class TestSetConfiguration : IEntityTypeConfiguration<TestSetRow>
{
    public void Configure(EntityTypeBuilder<TestSetRow> builder)
    {
        builder.ToTable("TestSets");
        builder.Property(row => row.Users).AsJson(StoredJson.Default.IReadOnlyListString);
        builder.HasIndex(row => new { row.DatasetId, row.Name }).IsUnique();
        builder.OfDataset();
    }
}

/// <param name="Name">As its owner calls it; one per dataset.</param>
/// <param name="Users">Ids.</param>
public sealed record TestSet(string Name, IReadOnlyList<string> Users);

/// <summary>Groups of people that drafts are tried on again and again.</summary>
public sealed class TestSetStore(Database database, AuditStore audit)
{
    public Task<IReadOnlyList<TestSet>> ListAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<TestSet>>(
            context =>
            [
                .. context.Set<TestSetRow>().Where(row => row.DatasetId == datasetId).AsEnumerable()
                    .Select(row => new TestSet(row.Name, row.Users)).OrderBy(set => set.Name, StringComparer.OrdinalIgnoreCase),
            ],
            cancellationToken);

    /// <summary>A set of that name is replaced.</summary>
    public Task SaveAsync(int datasetId, TestSet set, CancellationToken cancellationToken)
    {
        var name = set.Name.Trim();
        return database.WriteAsync(
            context => context.Replace(One(context, datasetId, name), new TestSetRow(Id: 0, datasetId, name, set.Users)), cancellationToken);
    }

    public Task DeleteAsync(int datasetId, string name, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                if (One(context, datasetId, name).ExecuteDelete() > 0)
                {
                    audit.Add(context, AuditKind.Deletion, $"test set {name}");
                }
            },
            cancellationToken);

    private static IQueryable<TestSetRow> One(StorageContext context, int datasetId, string name) =>
        context.Set<TestSetRow>().Where(row => row.DatasetId == datasetId && row.Name == name);
}
