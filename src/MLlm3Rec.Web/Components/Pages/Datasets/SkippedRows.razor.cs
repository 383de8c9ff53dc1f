using Microsoft.AspNetCore.Components;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

/// <summary>Rows that could not be read: where they stand, why, and all of them as a file.</summary>
public sealed partial class SkippedRows(DatasetStore store, NavigationManager navigation)
{
    private static readonly TableView Usual = new(nameof(SkippedRowColumn.Row), Descending: false) { Take = 20 };

    private SkippedRowsView view = new(null, null, null);

    [Parameter, EditorRequired]
    public required DatasetSummary Dataset { get; set; }

    [SupplyParameterFromQuery(Name = "file")]
    public string? File { get; set; }

    [SupplyParameterFromQuery(Name = "reason")]
    public string? Reason { get; set; }

    [SupplyParameterFromQuery(Name = "text")]
    public string? Text { get; set; }

    protected override void OnParametersSet() => view = SkippedRowsView.Parse(File, Reason, Text);

    private void Show(SkippedRowsView wanted) => navigation.NavigateTo(navigation.GetUriWithQueryParameters(wanted.Query()));
}
