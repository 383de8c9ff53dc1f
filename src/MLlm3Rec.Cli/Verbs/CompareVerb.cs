using System.CommandLine;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Significance;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Storage.Experiments;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>compare RUN RUN [--test wilcoxon|bootstrap]</summary>
internal static class CompareVerb
{
    private static readonly string[] Shown = ["HR@5", "HR@10", "NDCG@5", "NDCG@10", "MRR@10"];

    public static Command Create()
    {
        var run = new Argument<int>("RUN") { Description = "The newer evaluation." };
        var baseline = new Argument<int>("BASELINE") { Description = "What it is held against." };
        var test = CommonOptions.OneOf("--test", "wilcoxon", "wilcoxon: signed ranks. bootstrap: difference of means.", "wilcoxon", "bootstrap");
        var command = new Command("compare", "Hold one evaluation against another of the same setup, method by method.") { run, baseline, test };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, async (session, cancel) =>
        {
            var exports = session.Get<ExperimentExports>();
            var newer = await exports.GetAsync(parsed.GetValue(run), cancel);
            var older = await exports.GetAsync(parsed.GetValue(baseline), cancel);
            var kind = parsed.GetRequiredValue(test) == "bootstrap" ? PairedTest.Bootstrap : PairedTest.Wilcoxon;
            Write(session.Terminal, newer, older, RunDelta.Between(newer, older, MetricTable.Standard, kind, cancel), kind);
        }, token));
        return command;
    }

    private static void Write(Terminal terminal, Experiment run, Experiment baseline, IReadOnlyList<RunDelta> deltas, PairedTest test)
    {
        var metrics = MetricTable.Standard.Select(metric => metric.Name).ToList();
        terminal.Result(
            new
            {
                run = run.Id,
                baseline = baseline.Id,
                test,
                methods = deltas.Select(delta =>
                    new { name = delta.Method, metrics = delta.Cells.Zip(metrics).ToDictionary(pair => pair.Second, pair => pair.First) }),
            },
            () =>
            {
                terminal.Line(
                    $"Run {run.Id} ({run.Name}) minus run {baseline.Id} ({baseline.Name}), {run.Facts.Users.Length:N0} users. "
                        + $"{MetricWords.Of(test)}");
                terminal.Table(
                    ["Method", .. Shown.Select(metric => "#" + metric)],
                    deltas.Select(delta => (string[])[delta.Method, .. Shown.Select(metric => Cell(delta.Cells[metrics.IndexOf(metric)]))]));
            });
    }

    private static string Cell(ComparedCell cell) => cell.Against is { } against
        ? $"{cell.Mean.Mean:F4} ({against.Difference.Mean:+0.0000;-0.0000;0.0000}, p {against.Corrected:F3})"
        : $"{cell.Mean.Mean:F4}";
}
