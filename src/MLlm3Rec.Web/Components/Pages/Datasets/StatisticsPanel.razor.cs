using MLlm3Rec.Datasets;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Web.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

public sealed partial class StatisticsPanel(DatasetStore store, HistogramStore counting)
{
    private int? shown;
    private DatasetStatistics? statistics;
    private DatasetHistograms? histograms;
    private IReadOnlyList<ChartBar> lengths = [];
    private IReadOnlyList<ChartBar> items = [];
    private IReadOnlyList<ChartBar> times = [];
    private IReadOnlyList<ChartBar> signals = [];
    private IReadOnlyList<ChartBar> texts = [];

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

        (shown, statistics, histograms) = (Dataset.Id, null, null);
        var counted = await store.StatisticsAsync(Dataset.Id, Leaving);
        lengths = DatasetBars.Of(counted.HistoryLengths);
        statistics = counted;
        StateHasChanged(); // The rest goes through all choices.
        var found = await counting.OfAsync(Dataset.Id, Leaving);
        items = DatasetBars.Doubling(found.ItemChoices);
        times = DatasetBars.OfTime(found.Days);
        signals = DatasetBars.OfSignals(found.Signals);
        texts = DatasetBars.Of(found.Texts);
        histograms = found;
    }
}
