using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.RawSql;

/// <summary>Counts the rows that belong to a dataset, whichever room brought their table; copies that only serve as an index are left out.</summary>
internal static class DatasetRows
{
    private const string Owner = "DatasetId";

    /// <summary>Its rows have no foreign key and so do not say whose they are.</summary>
    private const string Interactions = "Interactions";

    public static IEnumerable<(string Table, long Rows)> Count(StorageContext context, int datasetId) => context.Model.GetEntityTypes()
        .Where(type => type.GetForeignKeys().Any(key => key.DeleteBehavior == DeleteBehavior.Cascade && key.Properties is [{ Name: Owner }]))
        .Select(type => type.GetTableName()).OfType<string>().Prepend(Interactions).Distinct(StringComparer.Ordinal)
        .Select(table => (table, context.Scalar<long>($"SELECT count(*) FROM \"{table}\" WHERE \"{Owner}\" = @0", datasetId)));
}
