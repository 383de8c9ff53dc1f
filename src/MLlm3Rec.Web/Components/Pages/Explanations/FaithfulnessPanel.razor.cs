using Microsoft.AspNetCore.Components;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations.Faithfulness;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Explanations;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>Faithfulness of this dataset's and ranker's reasons, per engine and prompt: the latest measure of what explains here, or a button that
/// makes one, and the others.</summary>
public sealed partial class FaithfulnessPanel(RunStore runs, PromptStore prompts)
{
    private const int MostOthers = 5;

    private (string Dataset, string Method, string Engine, string? Prompt) shown;
    private Measured? latest;
    private IReadOnlyList<Measured> others = [];
    private bool isRead;

    [Parameter, EditorRequired]
    public required ExplainBoard Board { get; set; }

    /// <summary>The connection whose told motives are ranked by here, or null.</summary>
    private string? Teller => Board.Reading.ModelProfile?.Profile.Provenance.Engine;

    private FaithfulnessRequest Request => new() { Dataset = Board.DatasetName, Method = Board.Recommender.Method, Motives = Teller };

    protected override async Task OnParametersSetAsync()
    {
        var engine = Board.FittedDataset.Engine;
        var prompt = Board.Reading.ModelProfile?.Profile.Provenance.Prompt
            ?? await prompts.VersionAsync(engine.Vocabulary.Version, engine.Options, Leaving);
        var wanted = (Board.DatasetName, Board.Recommender.Method, Teller ?? engine.Extractor.Provenance.Model, prompt);
        if (shown != wanted)
        {
            shown = wanted;
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        var page = await runs.PageAsync(new RunQuery { Dataset = shown.Dataset, Kind = RunKind.Faithfulness, State = RunState.Done }, Leaving);
        // Filtered.
        var all = page.Rows.Where(row => row.Result?.Faithfulness?.Method == shown.Method)
            .Select(row => new Measured(row.Id, row.Result!.Faithfulness!))
            .ToList();
        latest = all.FirstOrDefault(one => one.Report.Engine == shown.Engine && one.Report.Prompt == shown.Prompt);
        others = [.. all.Where(one => one != latest)
            .DistinctBy(one => (one.Report.Engine, one.Report.Prompt))
            .Where(one => latest is null || (one.Report.Engine, one.Report.Prompt) != (shown.Engine, shown.Prompt))
            .Take(MostOthers)];
        isRead = true;
    }

    private static string By(string engine, string? prompt) => $"engine {engine}, {prompt ?? "a prompt that was never live"}";

    private sealed record Measured(int Run, FaithfulnessReport Report);
}
