using MLlm3Rec.Datasets;
using MLlm3Rec.Storage.Datasets;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

public sealed partial class StatisticsPanel(DatasetStore store)
{
    private int? shown;
    private DatasetStatistics? statistics;
    private IReadOnlyList<Charts.ChartBar> bins = [];

    [Parameter, EditorRequired]
    public required DatasetSummary Dataset { get; set; }

    private string PerUser =>
        Dataset.Users == 0 ? "Nobody has chosen yet" : $"{(double)Dataset.Interactions / Dataset.Users:0.0} choices each on average";

    private string Catalogue => Dataset.Catalogue > Dataset.Items
        ? $"and {Dataset.Catalogue - Dataset.Items:N0} that nobody chose"
        : "all chosen at least once";

    private string Repeats => Dataset.RepeatedPairs == 0 ? "no pair twice" : $"{Dataset.RepeatedPairs:N0} of them repeats";

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Dataset.Id)
        {
            return;
        }

        (shown, statistics) = (Dataset.Id, null);
        var counted = await store.StatisticsAsync(Dataset.Id, Leaving);
        // Empty bins before the first user only take room from the labels.
        bins = [.. counted.HistoryLengths.SkipWhile(bin => bin.Users == 0)
            .Select(bin => new Charts.ChartBar(bin.From == bin.To ? $"{bin.From:N0}" : $"{bin.From:N0}–{bin.To:N0}", bin.Users))];
        statistics = counted;
    }
}
