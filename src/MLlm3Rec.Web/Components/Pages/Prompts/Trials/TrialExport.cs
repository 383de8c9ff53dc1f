using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Exports;

namespace MLlm3Rec.Web.Components.Pages.Prompts.Trials;

/// <summary>A test, one row per person.</summary>
internal static class TrialExport
{
    public static Func<CancellationToken, ExportTable> Of(IReadOnlyList<TrialRow> rows) => _ => ExportTable.Of(
        rows,
        new ExportColumn<TrialRow>("user", row => row.User),
        new ExportColumn<TrialRow>("hidden_choice", row => row.Hidden),
        new ExportColumn<TrialRow>("rank_live", row => row.LiveRank?.Middle),
        new ExportColumn<TrialRow>("rank_draft", row => row.DraftRank?.Middle),
        new ExportColumn<TrialRow>("turn", row => row.Direction),
        new ExportColumn<TrialRow>("motives_added", row => Names(row, change => change.Live is null)),
        new ExportColumn<TrialRow>("motives_removed", row => Names(row, change => change.Draft is null)),
        new ExportColumn<TrialRow>("motives_changed", row => Names(row, change => change is { Live: not null, Draft: not null })),
        new ExportColumn<TrialRow>("places_changed", row => row.Moves.Count),
        new ExportColumn<TrialRow>("planted_found_live", row => row.LiveTruth),
        new ExportColumn<TrialRow>("planted_found_draft", row => row.DraftTruth),
        new ExportColumn<TrialRow>("failure", row => row.Failure));

    private static string Names(TrialRow row, Func<MotiveChange, bool> which) =>
        string.Join("; ", row.Motives.Where(which).Select(change => change.Name));
}
