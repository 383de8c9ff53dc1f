using MLlm3Rec.Ranking;
using MLlm3Rec.Storage.Exports;
using MLlm3Rec.Web.Ranking;

namespace MLlm3Rec.Web.Components.Pages.Ranking;

/// <summary>All lists of one person, one row per method and item.</summary>
internal static class RankingExport
{
    public static Func<CancellationToken, ExportTable> Of(RankingBoard board) => _ => ExportTable.Of(
        Rows(board),
        new ExportColumn<Row>("user", _ => board.UserId),
        new ExportColumn<Row>("method", row => row.Method),
        new ExportColumn<Row>("rank", row => row.Rank),
        new ExportColumn<Row>("item", row => board.Dataset.Items[row.Item].Id.Value),
        new ExportColumn<Row>("title", row => board.Dataset.Items[row.Item].Title),
        new ExportColumn<Row>("score", row => row.Score),
        new ExportColumn<Row>("rank_by_mar", row => board.Ours.RankOf(row.Item)),
        new ExportColumn<Row>("hidden_choice", row => board.IsHidden(row.Item)),
        new ExportColumn<Row>("reason", row => row.Reason),
        new ExportColumn<Row>("motive_share", row => row.MotiveShare),
        new ExportColumn<Row>("motives_weigh", row => row.Weight?.Key));

    private static IEnumerable<Row> Rows(RankingBoard board)
    {
        foreach (var row in board.Rows)
        {
            yield return new Row(board.Ours.Method, row.Rank, row.Item, row.Score, row.Reason, KindShare.OfMotives(row.Parts), board.Weight);
        }

        foreach (var other in board.Others)
        {
            for (var place = 0; place < other.Top.Count; place++)
            {
                yield return new Row(other.Method, place + 1, other.Top[place].Item, other.Top[place].Score, null, null, null);
            }
        }
    }

    private sealed record Row(string Method, int Rank, int Item, double Score, string? Reason, double? MotiveShare, MotiveWeight? Weight);
}
