using Microsoft.Data.Sqlite;
using MLlm3Rec.Datasets;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Datasets;

/// <summary>One interaction with its texts, as a person reads it.</summary>
/// <param name="Position">Zero-based place in the user's history, oldest first.</param>
/// <param name="Item">What was chosen.</param>
/// <param name="Time">Null where the source has none.</param>
/// <param name="Signal">In the source's own unit; null where the source has none.</param>
/// <param name="Review">What the user wrote, or null.</param>
public sealed record HistoryEntry(int Position, Item Item, DateTimeOffset? Time, float? Signal, string? Review);

/// <summary>Single histories with their texts, without the rest of the dataset.</summary>
public sealed class HistoryStore(Database database)
{
    private const string Choices =
        "SELECT c.Position, i.ExternalId, i.Title, i.Categories, i.Brand, i.Description, i.Tags, c.Time, c.Signal, r.Text "
        + "FROM Users u JOIN Interactions c ON c.DatasetId = u.DatasetId AND c.UserIndex = u.\"Index\" "
        + "JOIN Items i ON i.DatasetId = u.DatasetId AND i.\"Index\" = c.ItemIndex "
        + "LEFT JOIN Reviews r ON r.DatasetId = u.DatasetId AND r.UserIndex = c.UserIndex AND r.Position = c.Position "
        + "WHERE u.DatasetId = @0 AND u.ExternalId = @1 ORDER BY c.Position";

    /// <summary>All choices of a user, oldest first; empty where there is no such user.</summary>
    public Task<IReadOnlyList<HistoryEntry>> OfUserAsync(int datasetId, UserId user, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<HistoryEntry>>(context => context.Rows(Choices, Read, datasetId, user.Value), cancellationToken);

    /// <summary>Id of the first user who has enough of a past to tell something, or of anybody; null where there is nobody.</summary>
    public Task<string?> FirstUserAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => context.Scalar<string>(
                "SELECT u.ExternalId FROM Users u WHERE u.DatasetId = @0 AND EXISTS (SELECT 1 FROM Interactions c "
                + "WHERE c.DatasetId = u.DatasetId AND c.UserIndex = u.\"Index\" AND c.Position = 5) ORDER BY u.\"Index\" LIMIT 1",
                datasetId)
                ?? context.Scalar<string>("SELECT ExternalId FROM Users WHERE DatasetId = @0 ORDER BY \"Index\" LIMIT 1", datasetId),
            cancellationToken);

    private static HistoryEntry Read(SqliteDataReader row) => new(
        row.GetInt32(0),
        new Item
        {
            Id = new ItemId(row.GetString(1)),
            Title = Text(row, 2),
            Categories = TextArray.Read(Text(row, 3)),
            Brand = Text(row, 4),
            Description = Text(row, 5),
            Tags = TextArray.Read(Text(row, 6)),
        },
        row.IsDBNull(7) ? null : DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(7)),
        row.IsDBNull(8) ? null : row.GetFloat(8),
        Text(row, 9));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
