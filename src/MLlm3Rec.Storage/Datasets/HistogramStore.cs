using MLlm3Rec.Datasets;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Datasets;

/// <summary>Counts how datasets are spread. Goes through all choices of one: nothing of it is kept.</summary>
public sealed class HistogramStore(Database database)
{
    /// <summary>All empty where there is no such dataset.</summary>
    public Task<DatasetHistograms> OfAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context =>
            {
                using var snapshot = context.BeginSnapshot();
                return HistogramReader.Read(context, datasetId);
            },
            cancellationToken);
}
