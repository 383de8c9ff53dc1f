using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Runs;
using Spectre.Console;

namespace MLlm3Rec.Cli.Output;

/// <summary>A run's progress on stderr: a bar per step where a person looks on, plain lines elsewhere.</summary>
internal static class ProgressView
{
    public static async Task<RunRecord> ShowAsync(Terminal terminal, RunFeed feed, Func<Task<RunRecord>> work)
    {
        if (!terminal.IsLive)
        {
            var lines = new ProgressLines(terminal.Error);
            using var watching = feed.Subscribe(lines.Show);
            return await work();
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return await console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn(),
                new SpinnerColumn())
            .StartAsync(async context =>
            {
                var bars = new ProgressBars(context);
                using var watching = feed.Subscribe(bars.Show);
                return await work();
            });
    }

    private sealed class ProgressBars(ProgressContext context)
    {
        private string? step;
        private ProgressTask? bar;

        public void Show(RunSnapshot run)
        {
            if (run.HasEnded || run.Step != step)
            {
                bar?.Value(bar.MaxValue);
                bar?.StopTask();
            }

            if (run.Step != step && run.Step is not null)
            {
                bar = context.AddTask(Markup.Escape(VisibleText.Of(run.Step))).IsIndeterminate(run.Total == 0).MaxValue(Math.Max(1, run.Total));
                step = run.Step;
            }

            if (!run.HasEnded && run.Total > 0)
            {
                bar?.Value(run.Done);
            }
        }
    }

    private sealed class ProgressLines(TextWriter error)
    {
        private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

        private string? step;
        private TimeSpan told;

        public void Show(RunSnapshot run)
        {
            if (run.Step is not { } now || (now == step && (run.Elapsed - told < Every || run.Total == 0) && !run.HasEnded))
            {
                return;
            }

            (step, told) = (now, run.Elapsed);
            var share = run.Total > 0 ? $": {run.Done:N0} of {run.Total:N0}" : "";
            var state = run.HasEnded ? run.State.ToString() : now;
            error.WriteLine(VisibleText.Of($"{run.Kind.Word()} {run.Elapsed.TotalSeconds,6:F1} s  {state}{share}"));
        }
    }
}
