using Microsoft.Data.Sqlite;
using MLlm3Rec.Map;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Map;

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

    /// <summary>Stores a selection, if it is not there yet, and gives its code.</summary>
    public async Task<string> PutAsync(int datasetId, Selection selection, CancellationToken cancellationToken)
    {
        var code = selection.Code;
        await database.WriteAsync(
            context =>
            {
                context.Execute(
                    "INSERT INTO Selections (DatasetId, Code, Name, UserCount, ItemCount, Users, Items, CreatedAt) VALUES (@0, @1, NULL, @2, @3, @4, @5, @6) "
                    + "ON CONFLICT (DatasetId, Code) DO NOTHING",
                    datasetId,
                    code,
                    selection.UserCount,
                    selection.ItemCount,
                    selection.Users,
                    selection.Items,
                    clock.GetUtcNow().ToUnixTimeMilliseconds());
                context.Execute(
                    "DELETE FROM Selections WHERE DatasetId = @0 AND Name IS NULL AND Id NOT IN "
                    + "(SELECT Id FROM Selections WHERE DatasetId = @0 AND Name IS NULL ORDER BY Id DESC LIMIT @1)",
                    datasetId,
                    NamelessKept);
            },
            cancellationToken);
        return code;
    }

    public Task<Selection?> FindAsync(int datasetId, string code, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => context.Rows(
                "SELECT Users, Items FROM Selections WHERE DatasetId = @0 AND Code = @1",
                row => new Selection(row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1)),
                datasetId,
                code).FirstOrDefault(),
            cancellationToken);

    public Task<SelectionSummary?> SummaryAsync(int datasetId, string code, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => context.Rows("SELECT Code, Name, UserCount, ItemCount, CreatedAt FROM Selections WHERE DatasetId = @0 AND Code = @1", Read, datasetId, code)
                .FirstOrDefault(),
            cancellationToken);

    /// <summary>Those with a name, by name.</summary>
    public Task<IReadOnlyList<SelectionSummary>> SavedAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<SelectionSummary>>(
            context => context.Rows(
                "SELECT Code, Name, UserCount, ItemCount, CreatedAt FROM Selections WHERE DatasetId = @0 AND Name IS NOT NULL ORDER BY Name COLLATE NOCASE, Id",
                Read,
                datasetId),
            cancellationToken);

    /// <summary>Gives a selection a name, or takes it away with null. False where there is no such selection.</summary>
    public Task<bool> NameAsync(int datasetId, string code, string? name, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => context.Execute("UPDATE Selections SET Name = @2 WHERE DatasetId = @0 AND Code = @1", datasetId, code, name) > 0,
            cancellationToken);

    private static SelectionSummary Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.IsDBNull(1) ? null : row.GetString(1),
        row.GetInt32(2),
        row.GetInt32(3),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)));
}
