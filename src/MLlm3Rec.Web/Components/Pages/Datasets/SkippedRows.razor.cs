using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exports;
using MLlm3Rec.Web.Components.Controls;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

/// <summary>Rows that could not be read: where they stand, why, and all of them as a file.</summary>
public sealed partial class SkippedRows(DatasetStore store)
{
    private const int PageSize = 20;

    private int? shown;
    private int page = 1;
    private IReadOnlyList<SkippedRow>? rows;

    [Parameter, EditorRequired]
    public required DatasetSummary Dataset { get; set; }

    // A very bad file has more skipped rows than are kept.
    private PageWindow Window => new(page, PageSize, Math.Min(Dataset.SkippedRows, SkippedRow.Kept));

    protected override async Task OnParametersSetAsync()
    {
        if (shown != Dataset.Id)
        {
            shown = Dataset.Id;
            await TurnAsync(1);
        }
    }

    private async Task TurnAsync(int wanted)
    {
        page = wanted;
        rows = await store.SkippedRowsAsync(Dataset.Id, Leaving).Skip(Window.Skip).Take(PageSize).ToListAsync(Leaving);
    }

    private ExportTable Table(CancellationToken cancelled) => DatasetExports.SkippedRows(store.SkippedRowsAsync(Dataset.Id, cancelled));
}
