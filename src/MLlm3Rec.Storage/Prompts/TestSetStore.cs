using Microsoft.EntityFrameworkCore;
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
            context =>
            [
                .. context.Set<TestSetRow>()
                    .Where(row => row.DatasetId == datasetId)
                    .Select(row => new TestSet(row.Name, row.Users))
                    .AsEnumerable()
                    .OrderBy(set => set.Name, StringComparer.OrdinalIgnoreCase),
            ],
            cancellationToken);

    /// <summary>A set of that name is replaced.</summary>
    public Task SaveAsync(int datasetId, TestSet set, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                var name = set.Name.Trim();
                if (Of(context, datasetId, name).ExecuteUpdate(row => row.SetProperty(old => old.Users, set.Users)) == 0)
                {
                    context.Add(new TestSetRow { DatasetId = datasetId, Name = name, Users = set.Users });
                    context.SaveChanges();
                }
            },
            cancellationToken);

    public Task DeleteAsync(int datasetId, string name, CancellationToken cancellationToken) =>
        database.WriteAsync(context => { Of(context, datasetId, name).ExecuteDelete(); }, cancellationToken);

    private static IQueryable<TestSetRow> Of(StorageContext context, int datasetId, string name) =>
        context.Set<TestSetRow>().Where(row => row.DatasetId == datasetId && row.Name == name);
}
