using System.Text.Json;
using Microsoft.Data.Sqlite;
using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Runs;

namespace MLlm3Rec.Storage.Datasets;

/// <summary>Writes one dataset, row by row in the order of the tables' keys, into the open transaction of a connection.</summary>
internal sealed class DatasetWriter(SqliteConnection connection, ImportedDataset imported, IProgress<RunEvent>? progress, CancellationToken cancellationToken)
{
    private const int ProgressEvery = 1 << 14;

    private readonly Dataset dataset = imported.Dataset;
    private int datasetId;

    public int Write(DateTimeOffset now)
    {
        datasetId = WriteDataset(now);
        WriteUsers();
        WriteItems();
        WriteInteractions();
        WriteReviews();
        WriteSkippedRows();
        return datasetId;
    }

    private int WriteDataset(DateTimeOffset now)
    {
        var statistics = imported.Statistics;
        using var insert = new BulkInsert(
            connection, "Datasets", "Name", "Format", "Synthetic", "Users", "Items", "Catalogue", "Interactions", "RepeatedPairs", "SkippedRows",
            "KCore", "ImportedAt", "FirstTime", "LastTime", "Signal", "ContentHash", "Files");
        insert.Bind(0, dataset.Name).Bind(1, imported.Format).Bind(2, imported.Synthetic ? 1 : 0)
            .Bind(3, statistics.Users).Bind(4, statistics.Items).Bind(5, statistics.Catalogue)
            .Bind(6, statistics.Interactions).Bind(7, statistics.RepeatedPairs).Bind(8, imported.SkippedCount)
            .Bind(9, imported.KCore).Bind(10, now.ToUnixTimeMilliseconds())
            .Bind(13, dataset.Signal.ToString()).Bind(14, imported.ContentHash)
            .Bind(15, JsonSerializer.Serialize(imported.Files, DatasetJson.Default.IReadOnlyListSourceFile));
        if (statistics is { FirstTime: { } first, LastTime: { } last })
        {
            insert.Bind(11, first.ToUnixTimeSeconds()).Bind(12, last.ToUnixTimeSeconds());
        }

        insert.Write();
        return (int)SQLitePCL.raw.sqlite3_last_insert_rowid(connection.Handle);
    }

    private void WriteUsers()
    {
        progress?.Report(new StepStarted("Saving users", dataset.Users.Count));
        using var insert = new BulkInsert(connection, "Users", "DatasetId", "Index", "ExternalId", "HistoryLength").Bind(0, datasetId);
        for (var user = 0; user < dataset.Users.Count; user++)
        {
            insert.Bind(1, user).Bind(2, dataset.Users[user].Value).Bind(3, dataset.History(user).Length).Write();
            Tell(user);
        }
    }

    private void WriteItems()
    {
        progress?.Report(new StepStarted("Saving items", dataset.Items.Count));
        using var insert = new BulkInsert(
            connection, "Items", "DatasetId", "Index", "ExternalId", "Title", "Categories", "Brand", "Description", "Tags").Bind(0, datasetId);
        for (var index = 0; index < dataset.Items.Count; index++)
        {
            var item = dataset.Items[index];
            insert.Bind(1, index).Bind(2, item.Id.Value).Bind(3, item.Title).Bind(4, TextArray.Write(item.Categories))
                .Bind(5, item.Brand).Bind(6, item.Description).Bind(7, TextArray.Write(item.Tags)).Write();
            Tell(index);
        }
    }

    private void WriteInteractions()
    {
        progress?.Report(new StepStarted("Saving interactions", dataset.InteractionCount));
        using var insert = new BulkInsert(
            connection, "Interactions", "DatasetId", "UserIndex", "Position", "ItemIndex", "Time", "Signal").Bind(0, datasetId);
        var done = 0;
        for (var user = 0; user < dataset.Users.Count; user++)
        {
            insert.Bind(1, user);
            var history = dataset.History(user);
            for (var position = 0; position < history.Length; position++)
            {
                ref readonly var interaction = ref history[position];
                insert.Bind(2, position).Bind(3, interaction.Item);
                _ = interaction.HasTime ? insert.Bind(4, interaction.Time) : insert.BindNull(4);
                _ = interaction.HasSignal ? insert.Bind(5, interaction.Signal) : insert.BindNull(5);
                insert.Write();
                Tell(done++);
            }
        }
    }

    private void WriteReviews()
    {
        using var insert = new BulkInsert(connection, "Reviews", "DatasetId", "UserIndex", "Position", "Text").Bind(0, datasetId);
        for (var user = 0; user < dataset.Users.Count; user++)
        {
            var history = dataset.History(user);
            for (var position = 0; position < history.Length; position++)
            {
                if (dataset.ReviewOf(history[position]) is { } text)
                {
                    insert.Bind(1, user).Bind(2, position).Bind(3, text).Write();
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void WriteSkippedRows()
    {
        using var insert = new BulkInsert(connection, "SkippedRows", "DatasetId", "Number", "File", "Row", "Reason", "Text").Bind(0, datasetId);
        for (var number = 0; number < imported.SkippedRows.Count; number++)
        {
            var row = imported.SkippedRows[number];
            insert.Bind(1, number).Bind(2, row.File).Bind(3, row.Row).Bind(4, row.Reason).Bind(5, row.Text).Write();
        }
    }

    private void Tell(int done)
    {
        if (done % ProgressEvery == ProgressEvery - 1)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new StepProgress(done + 1));
        }
    }
}
