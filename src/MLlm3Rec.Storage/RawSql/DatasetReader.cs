using MLlm3Rec.Datasets;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.RawSql;

/// <summary>What must be known of a dataset before its rows are read.</summary>
/// <param name="Id">Of the dataset.</param>
/// <param name="Name">Of the dataset.</param>
/// <param name="Users">How many rows to expect.</param>
/// <param name="Interactions">How many there are.</param>
/// <param name="Signal">What the signals count.</param>
internal sealed record DatasetSize(int Id, string Name, int Users, int Interactions, SignalKind Signal);

/// <summary>Reads one dataset back into memory, in the order its tables are clustered in.</summary>
internal static class DatasetReader
{
    public static Dataset Read(StorageContext context, DatasetSize size, CancellationToken cancellationToken)
    {
        var lengths = new List<int>(size.Users);
        var users = context.Rows(
            "SELECT ExternalId, HistoryLength FROM Users WHERE DatasetId = @0 ORDER BY \"Index\"",
            row =>
            {
                lengths.Add(row.GetInt32(1));
                return new UserId(row.GetString(0));
            },
            size.Id);
        var items = context.Rows(
            "SELECT ExternalId, Title, Categories, Brand, Description, Tags FROM Items WHERE DatasetId = @0 ORDER BY \"Index\"",
            row => new Item
            {
                Id = new ItemId(row.GetString(0)),
                Title = Text(row, 1),
                Categories = TextArray.Read(Text(row, 2)),
                Brand = Text(row, 3),
                Description = Text(row, 4),
                Tags = TextArray.Read(Text(row, 5)),
            },
            size.Id);
        var offsets = new int[users.Count + 1];
        for (var user = 0; user < users.Count; user++)
        {
            offsets[user + 1] = offsets[user] + lengths[user];
        }

        var interactions = ReadInteractions(context, size, cancellationToken);
        var reviews = ReadReviews(context, size, offsets, interactions);
        return new Dataset(size.Name, users, items, offsets, interactions, reviews, size.Signal);
    }

    private static Interaction[] ReadInteractions(StorageContext context, DatasetSize size, CancellationToken cancellationToken)
    {
        var interactions = new Interaction[size.Interactions];
        using var command = context.Command(
            "SELECT ItemIndex, Time, Signal FROM Interactions WHERE DatasetId = @0 ORDER BY UserIndex, Position", size.Id);
        using var reader = command.ExecuteReader();
        for (var index = 0; reader.Read(); index++)
        {
            interactions[index] = new Interaction(
                reader.GetInt32(0),
                reader.IsDBNull(1) ? Interaction.NoTime : reader.GetInt64(1),
                reader.IsDBNull(2) ? float.NaN : reader.GetFloat(2),
                Review: -1);
            if (index % 65536 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return interactions;
    }

    private static TextList ReadReviews(StorageContext context, DatasetSize size, int[] offsets, Interaction[] interactions)
    {
        var reviews = new TextList();
        using var command = context.Command(
            "SELECT UserIndex, Position, Text FROM Reviews WHERE DatasetId = @0 ORDER BY UserIndex, Position", size.Id);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            ref var interaction = ref interactions[offsets[reader.GetInt32(0)] + reader.GetInt32(1)];
            interaction = interaction with { Review = reviews.Add(reader.GetString(2)) };
        }

        return reviews;
    }

    private static string? Text(Microsoft.Data.Sqlite.SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
