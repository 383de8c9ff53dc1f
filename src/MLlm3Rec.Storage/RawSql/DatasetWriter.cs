using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Schema;
using Microsoft.Data.Sqlite;

namespace MLlm3Rec.Storage.RawSql;

/// <summary>Writes what belongs to one dataset into the open transaction of a connection, in the order of the tables' keys.</summary>
internal sealed class DatasetWriter(
    SqliteConnection connection, int datasetId, ImportedDataset imported, IProgress<RunEvent>? progress, CancellationToken cancellationToken)
{
    private const int ProgressEvery = 1 << 14;

    private readonly Dataset dataset = imported.Dataset;

    public static void Write(
        StorageContext context, int datasetId, ImportedDataset imported, IProgress<RunEvent>? progress, CancellationToken cancellationToken) =>
        new DatasetWriter(context.Connection(), datasetId, imported, progress, cancellationToken).Write();

    private void Write()
    {
        DiskSpace.Require(Path.GetDirectoryName(connection.DataSource)!, DatasetBytes.Of(imported)); // A file lies in a folder.
        WriteUsers();
        WriteItems();
        WriteInteractions();
        WriteInteractionsByItem();
        WriteReviews();
        WriteSkippedRows();
    }

    private void WriteUsers()
    {
        progress?.Report(new StepStarted("Saving users", dataset.Users.Count));
        using var insert = Into("Users", dataset.Users.Count, "Index", "ExternalId", "HistoryLength");
        for (var user = 0; user < dataset.Users.Count; user++)
        {
            insert.Add(user).Add(dataset.Users[user].Value).Add(dataset.History(user).Length);
            Tell(user);
        }
    }

    private void WriteItems()
    {
        progress?.Report(new StepStarted("Saving items", dataset.Items.Count));
        using var insert = Into("Items", dataset.Items.Count, "Index", "ExternalId", "Title", "Categories", "Brand", "Description", "Tags");
        for (var index = 0; index < dataset.Items.Count; index++)
        {
            var item = dataset.Items[index];
            insert.Add(index).Add(item.Id.Value).Add(item.Title).Add(TextArray.Write(item.Categories))
                .Add(item.Brand).Add(item.Description).Add(TextArray.Write(item.Tags));
            Tell(index);
        }
    }

    private void WriteInteractions()
    {
        progress?.Report(new StepStarted("Saving interactions", dataset.InteractionCount));
        using var insert = Into("Interactions", dataset.InteractionCount, "UserIndex", "Position", "ItemIndex", "Time", "Signal");
        var done = 0;
        for (var user = 0; user < dataset.Users.Count; user++)
        {
            var history = dataset.History(user);
            for (var position = 0; position < history.Length; position++)
            {
                ref readonly var interaction = ref history[position];
                insert.Add(user).Add(position).Add(interaction.Item);
                _ = interaction.HasTime ? insert.Add(interaction.Time) : insert.AddNull();
                _ = interaction.HasSignal ? insert.Add((double)interaction.Signal) : insert.AddNull();
                Tell(done++);
            }
        }
    }

    private void WriteInteractionsByItem()
    {
        progress?.Report(new StepStarted("Indexing interactions", dataset.InteractionCount));
        using var insert = Into("InteractionsByItem", dataset.InteractionCount, "ItemIndex", "UserIndex", "Position");
        var places = ItemPlaces.Of(dataset);
        for (var index = 0; index < places.Length; index++)
        {
            ref readonly var place = ref places[index];
            insert.Add(place.Item).Add(place.User).Add(place.Position);
            Tell(index);
        }
    }

    private void WriteReviews()
    {
        var reviews = 0;
        foreach (ref readonly var interaction in dataset.Interactions)
        {
            reviews += interaction.Review >= 0 ? 1 : 0;
        }

        using var insert = Into("Reviews", reviews, "UserIndex", "Position", "Text");
        for (var user = 0; user < dataset.Users.Count; user++)
        {
            var history = dataset.History(user);
            for (var position = 0; position < history.Length; position++)
            {
                if (dataset.ReviewOf(history[position]) is { } text)
                {
                    insert.Add(user).Add(position).Add(text);
                }
            }

            Tell(user);
        }
    }

    private void WriteSkippedRows()
    {
        using var insert = Into("SkippedRows", imported.SkippedRows.Count, "Number", "File", "Row", "Reason", "Text");
        for (var number = 0; number < imported.SkippedRows.Count; number++)
        {
            var row = imported.SkippedRows[number];
            insert.Add(number).Add(row.File).Add(row.Row).Add(row.Reason).Add(row.Text);
        }
    }

    private BulkInsert Into(string table, int rows, params ReadOnlySpan<string> columns) => new(connection, table, rows, datasetId, columns);

    private void Tell(int done)
    {
        if (done % ProgressEvery == ProgressEvery - 1)
        {
            cancellationToken.ThrowIfCancellationRequested();
            DiskSpace.Require(Path.GetDirectoryName(connection.DataSource)!); // A file lies in a folder.
            progress?.Report(new StepProgress(done + 1));
        }
    }
}

/// <summary>Where an item stands in whose history.</summary>
internal readonly record struct ItemPlace(int Item, int User, int Position);

/// <summary>All places, by item, then user, then position: a counting sort, since histories already come by user and position.</summary>
internal static class ItemPlaces
{
    public static ItemPlace[] Of(Dataset dataset)
    {
        var next = new int[dataset.Items.Count + 1];
        foreach (ref readonly var interaction in dataset.Interactions)
        {
            next[interaction.Item + 1]++;
        }

        for (var item = 0; item < dataset.Items.Count; item++)
        {
            next[item + 1] += next[item];
        }

        var places = new ItemPlace[dataset.InteractionCount];
        for (var user = 0; user < dataset.Users.Count; user++)
        {
            var history = dataset.History(user);
            for (var position = 0; position < history.Length; position++)
            {
                var item = history[position].Item;
                places[next[item]++] = new ItemPlace(item, user, position);
            }
        }

        return places;
    }
}
