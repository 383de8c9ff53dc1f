using System.Text.Json;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Prompts;

/// <param name="Name">As its owner calls it; one per dataset.</param>
/// <param name="Users">Ids.</param>
public sealed record TestSet(string Name, IReadOnlyList<string> Users);

/// <summary>Groups of people that drafts are tried on again and again.</summary>
public sealed class TestSetStore(Database database)
{
    public Task<IReadOnlyList<TestSet>> ListAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<TestSet>>(
            context => context.Rows(
                "SELECT Name, Users FROM TestSets WHERE DatasetId = @0 ORDER BY Name COLLATE NOCASE",
                row => new TestSet(row.GetString(0), JsonSerializer.Deserialize(row.GetString(1), StoredJson.Default.IReadOnlyListString) ?? []),
                datasetId),
            cancellationToken);

    /// <summary>A set of that name is replaced.</summary>
    public Task SaveAsync(int datasetId, TestSet set, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                context.Execute(
                    "INSERT INTO TestSets (DatasetId, Name, Users) VALUES (@0, @1, @2) ON CONFLICT (DatasetId, Name) DO UPDATE SET Users = excluded.Users",
                    datasetId, set.Name.Trim(), JsonSerializer.Serialize(set.Users, StoredJson.Default.IReadOnlyListString));
            },
            cancellationToken);

    public Task DeleteAsync(int datasetId, string name, CancellationToken cancellationToken) =>
        database.WriteAsync(context => { context.Execute("DELETE FROM TestSets WHERE DatasetId = @0 AND Name = @1", datasetId, name); }, cancellationToken);
}
