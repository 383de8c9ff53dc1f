using MLlm3Rec.Datasets;
using MLlm3Rec.Storage.RawSql;
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
    /// <summary>So many choices are enough of a past to tell something.</summary>
    private const int Enough = 6;

    /// <summary>All choices of a user, oldest first; empty where there is no such user.</summary>
    public Task<IReadOnlyList<HistoryEntry>> OfUserAsync(int datasetId, UserId user, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<HistoryEntry>>(
            context =>
            {
                var id = user.Value;
                var choices =
                    from person in context.Set<UserRow>()
                    where person.DatasetId == datasetId && person.ExternalId == id
                    join choice in context.Set<InteractionRow>() on new
                    {
                        person.DatasetId,
                        UserIndex = person.Index,
                    } equals new { choice.DatasetId, choice.UserIndex }
                    join item in context.Set<ItemRow>() on new { choice.DatasetId, choice.ItemIndex } equals new
                    {
                        item.DatasetId,
                        ItemIndex = item.Index,
                    }
                    join text in context.Set<ReviewRow>() on new
                    {
                        choice.DatasetId,
                        choice.UserIndex,
                        choice.Position,
                    } equals new { text.DatasetId, text.UserIndex, text.Position } into texts
                    from review in texts.DefaultIfEmpty()
                    orderby choice.Position
                    select new { choice.Position, Item = item, choice.Time, choice.Signal, Review = review == null ? null : review.Text };
                return [.. choices.AsEnumerable()
                    .Select(choice => new HistoryEntry(choice.Position, ItemOf(choice.Item), choice.Time, choice.Signal, choice.Review))];
            },
            cancellationToken);

    /// <summary>Id of the first user who has enough of a past to tell something, or of anybody; null where there is nobody.</summary>
    public Task<string?> FirstUserAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context =>
            {
                var users = context.Set<UserRow>().Where(user => user.DatasetId == datasetId).OrderBy(user => user.Index);
                return users.Where(user => user.HistoryLength >= Enough).Select(user => user.ExternalId).FirstOrDefault()
                    ?? users.Select(user => user.ExternalId).FirstOrDefault();
            },
            cancellationToken);

    private static Item ItemOf(ItemRow row) => new()
    {
        Id = new ItemId(row.ExternalId),
        Title = row.Title,
        Categories = TextArray.Read(row.Categories),
        Brand = row.Brand,
        Description = row.Description,
        Tags = TextArray.Read(row.Tags),
    };
}
