using System.Text.Json;
using MLlm3Rec.Datasets;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.RawSql;

/// <summary>Counts inside the database: a million choices become a few hundred rows.</summary>
internal static class HistogramReader
{
    private const int SecondsOfDay = 86_400;

    public static DatasetHistograms Read(StorageContext context, int dataset) => new(
        Counts(
            context,
            "SELECT n, COUNT(*) FROM (SELECT COUNT(*) AS n FROM InteractionsByItem WHERE DatasetId = @0 GROUP BY ItemIndex) GROUP BY n ORDER BY n",
            dataset),
        Counts(
            context,
            "SELECT Signal, COUNT(*) FROM Interactions WHERE DatasetId = @0 AND Signal IS NOT NULL GROUP BY Signal ORDER BY Signal",
            dataset),
        Counts(
            context,
            $"SELECT Time / {SecondsOfDay} AS Day, COUNT(*) FROM Interactions WHERE DatasetId = @0 AND Time IS NOT NULL GROUP BY Day ORDER BY Day",
            dataset),
        Texts(context, dataset));

    private static List<ValueCount> Counts(StorageContext context, string sql, int dataset) =>
        context.Rows(sql, row => new ValueCount(row.GetDouble(0), row.GetInt64(1)), dataset);

    public static LanguageStatistics Languages(StorageContext context, int dataset)
    {
        var items = Spread("Items");
        var users = Spread("Users");
        return LanguageStatistics.Of(
        [
            .. context.Rows(
                "SELECT COALESCE(Title, '') || '. ' || COALESCE(Description, '') FROM json_each(@1) AS spread "
                    + "JOIN Items ON DatasetId = @0 AND \"Index\" = spread.value",
                row => row.GetString(0),
                dataset,
                items),
            .. context.Rows(
                "SELECT Text FROM json_each(@1) AS spread JOIN Reviews ON DatasetId = @0 AND UserIndex = spread.value GROUP BY UserIndex",
                row => row.GetString(0),
                dataset,
                users),
        ]);

        string Spread(string table) => JsonSerializer.Serialize(
            LanguageStatistics.Spread((int)context.Scalar<long>($"SELECT COUNT(*) FROM {table} WHERE DatasetId = @0", dataset)));
    }

    private static IReadOnlyList<FieldCount> Texts(StorageContext context, int dataset)
    {
        var items = context.Rows(
            "SELECT COUNT(*), COUNT(Title), COUNT(Categories), COUNT(Brand), COUNT(Description), COUNT(Tags) FROM Items WHERE DatasetId = @0",
            row => Enumerable.Range(0, 6).Select(row.GetInt64).ToArray(),
            dataset)[0]; // A count is one row.
        var choices = context.Scalar<long>("SELECT COUNT(*) FROM Interactions WHERE DatasetId = @0", dataset);
        var reviews = context.Scalar<long>("SELECT COUNT(*) FROM Reviews WHERE DatasetId = @0", dataset);
        string[] names = ["Titles", "Categories", "Brands", "Descriptions", "Tags"];
        return [.. names.Select((name, place) => new FieldCount(name, items[place + 1], items[0])), new FieldCount("Reviews", reviews, choices)];
    }
}
