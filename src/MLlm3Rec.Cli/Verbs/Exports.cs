using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Storage.Rankings;
using MLlm3Rec.Storage.Traits;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>One kind of export in both shapes: documents for JSON, rows for CSV. Streams; read one of them.</summary>
/// <param name="Headings">Of the rows.</param>
/// <param name="Rows">Flat.</param>
/// <param name="Documents">As stored.</param>
internal sealed record Export(IReadOnlyList<string> Headings, IAsyncEnumerable<object?[]> Rows, IAsyncEnumerable<object> Documents);

internal static class Exports
{
    public static IReadOnlyList<string> Names { get; } = ["profiles", "traits", "rankings", "skipped-rows"];

    public static Export Create(string what, Session session, DatasetSummary dataset) => what switch
    {
        "profiles" => Profiles(session.Get<ProfileStore>().StreamAsync(dataset.Id, CancellationToken.None)),
        "traits" => Traits(session.Get<TraitStore>().StreamAsync(dataset.Id, CancellationToken.None)),
        "rankings" => Rankings(RankedAsync(session, dataset)),
        "skipped-rows" => SkippedRows(session.Get<DatasetStore>().SkippedRowsAsync(dataset.Id, CancellationToken.None)),
        _ => throw new UsageException($"There is nothing called \"{what}\" to export."),
    };

    private static Export Profiles(IAsyncEnumerable<MotivationProfile> profiles) => new(
        ["user", "history_length", "confidence", "kind", "dimension", "strength", "horizon", "statement", "evidence_items", "quotes"],
        profiles.SelectMany(profile => MotivesOf(profile).Concat(AvoidsOf(profile))),
        profiles);

    private static IEnumerable<object?[]> MotivesOf(MotivationProfile profile) => profile.Motives.Select(motive => new object?[]
    {
        profile.User.Value, profile.HistoryLength, profile.Confidence, "motive", motive.Dimension, motive.Strength,
        $"{motive.Horizon}", motive.Statement, ItemsOf(motive.Evidence), QuotesOf(motive.Evidence),
    });

    private static IEnumerable<object?[]> AvoidsOf(MotivationProfile profile) => profile.Avoids.Select(avoided => new object?[]
    {
        profile.User.Value, profile.HistoryLength, profile.Confidence, "avoids", avoided.Dimension, avoided.Strength,
        null, avoided.Statement, ItemsOf(avoided.Evidence), QuotesOf(avoided.Evidence),
    });

    private static Export Traits(IAsyncEnumerable<TraitProfile> items) => new(
        ["item", "dimension", "salience", "statement", "field", "quote"],
        items.SelectMany(item => item.Traits.Select(trait => new object?[]
        {
            item.Item.Value, trait.Dimension, trait.Salience, trait.Statement, $"{trait.Span.Field}", trait.Span.Quote,
        })),
        items);

    private static Export Rankings(IAsyncEnumerable<(string User, int Rank, string Item, double Score)> rows) => new(
        ["user", "rank", "item", "score"],
        rows.Select(row => new object?[] { row.User, row.Rank, row.Item, row.Score }),
        rows.Select(row => (object)new { user = row.User, rank = row.Rank, item = row.Item, score = row.Score }));

    private static Export SkippedRows(IAsyncEnumerable<MLlm3Rec.Datasets.Sources.SkippedRow> skipped) => new(
        ["file", "row", "reason", "text"],
        skipped.Select(row => new object?[] { row.File, row.Row, row.Reason, row.Text }),
        skipped);

    private static async IAsyncEnumerable<(string User, int Rank, string Item, double Score)> RankedAsync(Session session, DatasetSummary summary)
    {
        Dataset? dataset = null;
        await foreach (var list in session.Get<RankingStore>().StreamAsync(summary.Id, CancellationToken.None))
        {
            dataset ??= await session.Get<DatasetStore>().LoadAsync(summary.Id, CancellationToken.None);
            for (var place = 0; place < list.Items.Count; place++)
            {
                var (item, score) = list.Items[place];
                yield return (dataset.Users[list.User].Value, place + 1, dataset.Items[item].Id.Value, score);
            }
        }
    }

    private static string ItemsOf(IReadOnlyList<Evidence> evidence) => string.Join(' ', evidence.Select(one => one.Item.Value));

    private static string QuotesOf(IReadOnlyList<Evidence> evidence) => string.Join(" | ", evidence.Select(one => one.Span.Quote));
}
