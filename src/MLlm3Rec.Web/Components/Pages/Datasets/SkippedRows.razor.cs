using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Web.Components.Controls;
using MLlm3Rec.Web.Exports;
using MLlm3Rec.Web.State;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

/// <summary>Rows that could not be read: where they stand, why, and all of them as a file.</summary>
public sealed partial class SkippedRows(DatasetStore store) : IDisposable
{
    private const int PageSize = 20;

    private readonly Lifetime lifetime = new();
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
        rows = await store.SkippedRowsAsync(Dataset.Id, lifetime.Token).Skip(Window.Skip).Take(PageSize).ToListAsync(lifetime.Token);
    }

    private ExportTable Table(CancellationToken cancelled) => ExportTable.Of(
        store.SkippedRowsAsync(Dataset.Id, cancelled),
        new ExportColumn<SkippedRow>("file", row => row.File),
        new ExportColumn<SkippedRow>("row", row => row.Row),
        new ExportColumn<SkippedRow>("reason", row => row.Reason),
        new ExportColumn<SkippedRow>("text", row => row.Text));

    public void Dispose() => lifetime.Dispose();
}
