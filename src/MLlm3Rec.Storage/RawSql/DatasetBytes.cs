using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Storage.RawSql;

/// <summary>How much room a dataset takes while it is being stored.</summary>
internal static class DatasetBytes
{
    /// <summary>A row of a table of numbers with its share of the tree above it; measured on MovieLens 1M.</summary>
    private const int Row = 24;

    /// <summary>Before it moves into the file, all that is written lies in the write-ahead log.</summary>
    private const int Copies = 2;

    /// <summary>A lower bound, in bytes: texts at one byte a letter.</summary>
    public static long Of(ImportedDataset imported)
    {
        var dataset = imported.Dataset;
        var bytes = (long)Row * ((2L * dataset.InteractionCount) + dataset.Users.Count + dataset.Items.Count + imported.SkippedRows.Count);
        for (var index = 0; index < dataset.Items.Count; index++)
        {
            var item = dataset.Items[index];
            bytes += item.Id.Value.Length + (item.Title?.Length ?? 0) + (item.Description?.Length ?? 0);
        }

        foreach (ref readonly var interaction in dataset.Interactions)
        {
            bytes += dataset.ReviewOf(interaction)?.Length ?? 0;
        }

        return Copies * bytes;
    }
}
