using System.Runtime.CompilerServices;
using MLlm3Rec.Datasets;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Web.Exports;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

/// <summary>A dataset's choices as a file: ids as the publisher wrote them, each user's history oldest first.</summary>
internal static class InteractionTable
{
    public static ExportTable Of(DatasetStore store, int id, CancellationToken cancellationToken) => ExportTable.Of(
        RowsAsync(store, id, cancellationToken),
        new ExportColumn<Row>("user_id", row => row.User.Value),
        new ExportColumn<Row>("item_id", row => row.Item.Id.Value),
        new ExportColumn<Row>("title", row => row.Item.Title),
        new ExportColumn<Row>("time", row => row.Choice.HasTime ? DateTimeOffset.FromUnixTimeSeconds(row.Choice.Time) : null),
        new ExportColumn<Row>("signal", row => row.Choice.HasSignal ? row.Choice.Signal : null));

    private static async IAsyncEnumerable<Row> RowsAsync(DatasetStore store, int id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var dataset = await store.LoadAsync(id, cancellationToken);
        for (var user = 0; user < dataset.Users.Count; user++)
        {
            var history = dataset.HistoryMemory(user);
            for (var position = 0; position < history.Length; position++)
            {
                var choice = history.Span[position];
                yield return new Row(dataset.Users[user], dataset.Items[choice.Item], choice);
            }
        }
    }

    private sealed record Row(UserId User, Item Item, Interaction Choice);
}
