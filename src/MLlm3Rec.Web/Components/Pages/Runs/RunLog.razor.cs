using System.Runtime.CompilerServices;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Exports;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Controls.Fields;
using MLlm3Rec.Web.Components.Running;
using MLlm3Rec.Web.State;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MLlm3Rec.Web.Components.Pages.Runs;

/// <summary>A run's log, read on while it grows. What moves under the reader's eyes is decided by <see cref="LogViewport"/>.</summary>
public sealed partial class RunLog(RunStore store, IJSRuntime js, TimeProvider clock)
{
    private const int Batch = 1000;
    private const int VisibleLines = 12;
    private const int KeptLines = 2000;

    private static readonly SelectField.Option[] Levels =
    [
        new(nameof(LogLevelName.Information), "All lines"),
        new(nameof(LogLevelName.Warning), "Warnings and errors"),
        new(nameof(LogLevelName.Error), "Errors only"),
    ];

    private LogViewport log = new(VisibleLines, KeptLines);
    private ElementReference viewport;
    private IJSObjectReference? module;
    private int? shown;
    private bool showNew;

    [Parameter, EditorRequired]
    public required int Run { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public bool IsGrowing { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Run)
        {
            return;
        }

        shown = Run;
        log = new LogViewport(VisibleLines, KeptLines);
        await ReadOnAsync();
        log.ShowWaiting();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (showNew)
        {
            showNew = false;
            module ??= await ImportAsync(js, "./Components/Pages/Runs/RunLog.razor.js");
            await module.InvokeVoidAsync("toEnd", Leaving, viewport);
        }

        if (firstRender)
        {
            await FollowAsync();
        }
    }

    // Reads once more after the end: the last lines are written together with the final state.
    private async Task FollowAsync()
    {
        using var timer = new PeriodicTimer(ActiveRuns.Period, clock);
        var wasGrowing = IsGrowing;
        while (await timer.WaitForNextTickAsync(Leaving))
        {
            if ((IsGrowing || wasGrowing) && await ReadOnAsync())
            {
                StateHasChanged();
            }

            wasGrowing = IsGrowing;
        }
    }

    private async Task<bool> ReadOnAsync()
    {
        var before = log.Latest;
        IReadOnlyList<RunLine> lines;
        do
        {
            lines = await store.LinesAsync(Run, log.Latest, Batch, level: null, Leaving);
            log.Add(lines);
        }
        while (lines.Count == Batch);
        return log.Latest > before;
    }

    private void ShowNewAsync()
    {
        log.ShowWaiting();
        showNew = true;
    }

    private void Filter(string? level)
    {
        if (Enum.TryParse<LogLevelName>(level, out var minimum))
        {
            log.Filter(minimum);
        }
    }

    private ExportTable Table(CancellationToken cancelled) => ExportTable.Of(
        AllAsync(Run, cancelled),
        new ExportColumn<RunLine>("time", line => line.At),
        new ExportColumn<RunLine>("level", line => line.Level.ToString()),
        new ExportColumn<RunLine>("text", line => line.Text));

    private async IAsyncEnumerable<RunLine> AllAsync(int run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<RunLine> lines = [];
        do
        {
            lines = await store.LinesAsync(run, lines.Count == 0 ? 0 : lines[^1].Sequence, Batch, level: null, cancellationToken);
            foreach (var line in lines)
            {
                yield return line;
            }
        }
        while (lines.Count == Batch);
    }

    protected override ValueTask LetGoAsync() => module.ReleaseAsync();
}
