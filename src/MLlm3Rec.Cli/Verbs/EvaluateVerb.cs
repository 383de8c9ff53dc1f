using System.CommandLine;
using System.Text.Json;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Experiments;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>evaluate --dataset N --methods mar,popularity,item-knn --protocol full|sampled [--negatives 99] [--cases FILE] [--history N] [--users N] [--seed S] [--out FILE.json]</summary>
internal static class EvaluateVerb
{
    private static readonly string[] Shown = ["HR@5", "HR@10", "HR@20", "NDCG@5", "NDCG@10", "NDCG@20", "MRR@10"];

    public static Command Create()
    {
        var dataset = CommonOptions.Dataset();
        var methods = new Option<string>("--methods")
        {
            Description = $"With commas, from: {string.Join(", ", MethodCatalogue.Names)}.",
            DefaultValueFactory = _ => "mar,popularity,item-knn",
        };
        var protocol = CommonOptions.OneOf("--protocol", "full", "full: the whole catalogue minus seen items. sampled: among unseen negatives.", "full", "sampled");
        var negatives = CommonOptions.AtLeast("--negatives", least: 1, value: 99, "How many unseen items the hidden one stands among.");
        var cases = new Option<FileInfo>("--cases") { Description = "Frozen candidates: user, valid, test, negatives, tab separated.", HelpName = "FILE" };
        cases.AcceptExistingOnly();
        var history = new Option<int?>("--history") { Description = "How many of the latest choices the methods see. Default: all." };
        var users = new Option<int?>("--users") { Description = "How many users, drawn with the seed. Default: all." };
        var seed = new Option<int>("--seed") { Description = "Of candidates, drawn users, methods and intervals.", DefaultValueFactory = _ => 42 };
        var output = new Option<FileInfo?>("--out") { Description = "Where to write the figures as JSON.", HelpName = "FILE.json" };
        var command = new Command("evaluate", "Measure methods on hidden choices.") { dataset, methods, protocol, negatives, cases, history, users, seed, output };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, (session, cancel) => EvaluateAsync(session, new EvaluateRequest
        {
            Dataset = parsed.GetRequiredValue(dataset),
            Methods = MethodsOf(parsed.GetRequiredValue(methods)),
            Protocol = parsed.GetRequiredValue(protocol),
            Negatives = parsed.GetValue(negatives),
            Cases = CasesOf(parsed.GetValue(cases), parsed.GetRequiredValue(protocol)),
            History = Positive("--history", parsed.GetValue(history)),
            Users = Positive("--users", parsed.GetValue(users)),
            Seed = parsed.GetValue(seed),
        }, parsed.GetValue(output), cancel), token));
        return command;
    }

    private static async Task EvaluateAsync(Session session, EvaluateRequest request, FileInfo? output, CancellationToken cancellationToken)
    {
        if (request.Methods.Any(MethodCatalogue.NeedsEngine))
        {
            await session.EncodedAsync(request.Dataset, cancellationToken);
        }

        var run = await session.RunAsync(request, cancellationToken);
        var report = run.Result?.Comparison ?? throw new InvalidOperationException("An evaluation without a report.");
        if (output is not null)
        {
            output.Directory?.Create();
            await File.WriteAllTextAsync(output.FullName, JsonSerializer.Serialize(report, Terminal.JsonStyle) + "\n", cancellationToken);
        }

        session.Terminal.Result(report, () => Write(session.Terminal, report));
    }

    private static void Write(Terminal terminal, ComparisonReport report)
    {
        terminal.Line($"{report.Dataset}, {report.Protocol} candidates, {report.Users:N0} users, seed {report.Seed}; mean with 95 % interval");
        terminal.Table(
            ["Method", .. Shown.Select(metric => "#" + metric), "#Fit s", "#Score s"],
            report.Methods.Select(method => (string[])
            [
                method.Name,
                .. Shown.Select(metric => method.Metrics.TryGetValue(metric, out var figure) ? $"{figure.Mean:F4} [{figure.Low:F3}, {figure.High:F3}]" : "–"),
                $"{method.Seconds.Fit:F1}",
                $"{method.Seconds.Score:F1}",
            ]));
    }

    private static string[] MethodsOf(string list)
    {
        var methods = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var unknown = methods.FirstOrDefault(method => !MethodCatalogue.Names.Contains(method));
        return unknown is null && methods.Length > 0
            ? methods
            : throw new UsageException($"--methods knows {string.Join(", ", MethodCatalogue.Names)}, not \"{unknown}\".");
    }

    private static string? CasesOf(FileInfo? cases, string protocol) => cases is null || protocol == "sampled"
        ? cases?.FullName
        : throw new UsageException("--cases holds candidates and goes with --protocol sampled.");

    private static int? Positive(string option, int? value) => value is null or > 0 ? value : throw new UsageException($"{option} must be at least 1.");
}
