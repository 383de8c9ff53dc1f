using System.Runtime.CompilerServices;
using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Rankings;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Storage.Exports;

/// <summary>What is stored of a dataset, as tables.</summary>
public static class DatasetExports
{
    /// <summary>All choices: ids as the publisher wrote them, each user's history oldest first.</summary>
    public static ExportTable Interactions(DatasetStore store, int dataset, CancellationToken cancellationToken) => ExportTable.Of(
        ChoicesAsync(store, dataset, cancellationToken),
        new ExportColumn<ChoiceRow>("user_id", row => row.User.Value),
        new ExportColumn<ChoiceRow>("item_id", row => row.Item.Id.Value),
        new ExportColumn<ChoiceRow>("title", row => row.Item.Title),
        new ExportColumn<ChoiceRow>("time", row => row.Choice.HasTime ? DateTimeOffset.FromUnixTimeSeconds(row.Choice.Time) : null),
        new ExportColumn<ChoiceRow>("signal", row => row.Choice.HasSignal ? row.Choice.Signal : null));

    /// <summary>Rows of the source that could not be read, and why.</summary>
    public static ExportTable SkippedRows(IAsyncEnumerable<SkippedRow> skipped) => ExportTable.Of(
        skipped,
        new ExportColumn<SkippedRow>("file", row => row.File),
        new ExportColumn<SkippedRow>("row", row => row.Row),
        new ExportColumn<SkippedRow>("reason", row => row.Reason),
        new ExportColumn<SkippedRow>("text", row => row.Text));

    /// <summary>What items offer, one row per trait.</summary>
    public static ExportTable Traits(IAsyncEnumerable<TraitProfile> items) => ExportTable.Of(
        items.SelectMany(item => item.Traits.Select(trait => (item.Item, Trait: trait))),
        new ExportColumn<(ItemId Item, Trait Trait)>("item", row => row.Item.Value),
        new ExportColumn<(ItemId Item, Trait Trait)>("dimension", row => row.Trait.Dimension),
        new ExportColumn<(ItemId Item, Trait Trait)>("salience", row => row.Trait.Salience),
        new ExportColumn<(ItemId Item, Trait Trait)>("statement", row => row.Trait.Statement),
        new ExportColumn<(ItemId Item, Trait Trait)>("field", row => $"{row.Trait.Span.Field}"),
        new ExportColumn<(ItemId Item, Trait Trait)>("quote", row => row.Trait.Span.Quote));

    /// <summary>The lists that were ranked last, one row per place.</summary>
    public static ExportTable Rankings(RankingStore rankings, DatasetStore store, int dataset, CancellationToken cancellationToken) => ExportTable.Of(
        PlacesAsync(rankings, store, dataset, cancellationToken),
        new ExportColumn<PlaceRow>("user", row => row.User.Value),
        new ExportColumn<PlaceRow>("rank", row => row.Rank),
        new ExportColumn<PlaceRow>("item", row => row.Item.Value),
        new ExportColumn<PlaceRow>("score", row => row.Score));

    private static async IAsyncEnumerable<ChoiceRow> ChoicesAsync(
        DatasetStore store, int id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var dataset = await store.LoadAsync(id, cancellationToken);
        for (var user = 0; user < dataset.Users.Count; user++)
        {
            var history = dataset.HistoryMemory(user);
            for (var position = 0; position < history.Length; position++)
            {
                var choice = history.Span[position];
                yield return new ChoiceRow(dataset.Users[user], dataset.Items[choice.Item], choice);
            }
        }
    }

    private static async IAsyncEnumerable<PlaceRow> PlacesAsync(
        RankingStore rankings, DatasetStore store, int id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Dataset? dataset = null;
        await foreach (var list in rankings.StreamAsync(id, cancellationToken))
        {
            dataset ??= await store.LoadAsync(id, cancellationToken);
            for (var place = 0; place < list.Items.Count; place++)
            {
                var (item, score) = list.Items[place];
                yield return new PlaceRow(dataset.Users[list.User], place + 1, dataset.Items[item].Id, score);
            }
        }
    }

    private sealed record ChoiceRow(UserId User, Item Item, Interaction Choice);

    private sealed record PlaceRow(UserId User, int Rank, ItemId Item, double Score);
}
