using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Sources;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Uploads;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

/// <summary>What the uploaded files are taken for, what their columns mean, and what the dataset will be called.</summary>
public sealed partial class ImportForm(
    UploadFolder uploads, DatasetStore datasets, SourceReader reader, RunQueue queue, NavigationManager navigation)
{
    private string? shown;
    private SourcePreview? preview;
    private ImportDraft? draft;
    private string? refusal;
    private bool isStarting;
    private IReadOnlyList<string> taken = [];

    [Parameter, EditorRequired]
    public required string Upload { get; set; }

    /// <summary>What was asked for before, if that did not work out.</summary>
    [Parameter]
    public ImportRequest? Before { get; set; }

    private IReadOnlyList<string> Problems => draft is null || preview is null ? [] : draft.Problems(taken, preview.MappingIsFree);

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Upload)
        {
            return;
        }

        shown = Upload;
        (preview, draft, refusal) = (null, null, null);
        var paths = uploads.Files(Upload);
        if (paths.Count == 0)
        {
            refusal = "This upload is no longer here.";
            return;
        }

        try
        {
            taken = [.. (await datasets.ListAsync(Leaving)).Select(dataset => dataset.Name)];
            var found = await reader.PreviewAsync(new ImportOptions { Name = Upload, Paths = paths }, Leaving);
            draft = ImportDraft.From(found, Before, taken);
            preview = found;
        }
        catch (SourceRefusedException refused)
        {
            // Nothing can be done with these files, so they need not wait for anything.
            refusal = refused.Message;
            uploads.Remove(Upload);
        }
    }

    private void Rename(string? name) => draft = draft is null ? null : draft with { Name = name ?? "" };

    private async Task ImportAsync()
    {
        if (draft is null || Problems.Count > 0)
        {
            return;
        }

        isStarting = true;
        try
        {
            navigation.NavigateTo(Urls.AddDataset(Upload, await queue.EnqueueAsync(draft.ToRequest(uploads.Files(Upload)), Leaving)));
        }
        finally
        {
            isStarting = false;
        }
    }

    private void StartOver()
    {
        uploads.Remove(Upload);
        navigation.NavigateTo(Urls.AddDataset());
    }
}
