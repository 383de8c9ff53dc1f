using Microsoft.AspNetCore.Components;
using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Runs;

namespace MLlm3Rec.Web.Components.Pages.Prompts.Drafts;

/// <summary>The cue words of a dimension one by one, each with the number of items that it occurs in; what occurs nowhere is said, since it finds
/// nothing. A click leads to the word in the field, where it is changed.</summary>
public sealed partial class CuePanel(DatasetStore datasets, FittedDatasetCache fittedDatasets, Preparation preparation)
{
    private IReadOnlyList<CueCount>? counts;
    private (int Dataset, IReadOnlyList<string> Cues)? asked;
    private (int Dataset, IReadOnlyList<Item> Items)? loaded;
    private string search = "";

    [Parameter, EditorRequired]
    public required MotiveDimension Dimension { get; set; }

    [Parameter, EditorRequired]
    public required DatasetSummary Dataset { get; set; }

    /// <summary>The dimension's cue words in the live prompt: what the draft brings beside them is looked at closely.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyCollection<string> Live { get; set; }

    /// <summary>A cue is to be shown in the field.</summary>
    [Parameter]
    public EventCallback<string> OnSeek { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (asked is { } before && before.Dataset == Dataset.Id && before.Cues.SequenceEqual(Dimension.Cues))
        {
            return;
        }

        var cues = Dimension.Cues;
        asked = (Dataset.Id, cues);
        var items = await ItemsAsync(Dataset);
        var found = await Task.Run(() => CueCount.Of(cues, items, Leaving), Leaving);
        counts = ReferenceEquals(asked?.Cues, cues) ? found : counts;
    }

    private async Task<IReadOnlyList<Item>> ItemsAsync(DatasetSummary dataset)
    {
        if (loaded is not { } known || known.Dataset != dataset.Id)
        {
            var isRead = (await preparation.ReadinessAsync(dataset.Id, Leaving)).Traits is not null;
            var opened = isRead ? (await fittedDatasets.GetAsync(dataset.Name, Leaving)).Dataset : await datasets.LoadAsync(dataset.Id, Leaving);
            known = (dataset.Id, opened.Items);
            loaded = known;
        }

        return known.Items;
    }
}
