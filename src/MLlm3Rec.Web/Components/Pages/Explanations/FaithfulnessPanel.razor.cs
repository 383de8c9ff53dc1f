using Microsoft.AspNetCore.Components;
using MLlm3Rec.Explanations;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>The latest measure of faithfulness for this dataset and ranker, or a button that makes one.</summary>
public sealed partial class FaithfulnessPanel(RunStore runs) : IDisposable
{
    private readonly CancellationTokenSource disposal = new();
    private (int Dataset, string Method) shown;
    private FaithfulnessReport? report;
    private int run;
    private bool isRead;

    [Parameter, EditorRequired]
    public required DatasetSummary Dataset { get; set; }

    /// <summary>Whose explanations.</summary>
    [Parameter, EditorRequired]
    public required string Method { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (Dataset.Id, Method))
        {
            shown = (Dataset.Id, Method);
            await ReadAsync();
        }
    }

    public void Dispose()
    {
        disposal.Cancel();
        disposal.Dispose();
    }

    private async Task ReadAsync()
    {
        var page = await runs.PageAsync(new RunQuery { Dataset = Dataset.Name, Kind = "faithfulness", State = RunState.Done }, disposal.Token);
        var latest = page.Rows.FirstOrDefault(row => row.Result?.Faithfulness?.Method == Method);
        (report, run, isRead) = (latest?.Result?.Faithfulness, latest?.Id ?? 0, true);
    }
}
