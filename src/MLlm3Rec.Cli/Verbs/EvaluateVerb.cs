using System.CommandLine;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Experiments.Comparing;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>evaluate --dataset N --methods mar,popularity --protocol full|sampled [--split last|time|cold-items] [--ties …] [--noise .1] [--history
/// N] [--budget-calls N] [--trec FOLDER] …</summary>
internal static class EvaluateVerb
{
    private static readonly string[] Shown = ["HR@5", "HR@10", "HR@20", "NDCG@5", "NDCG@10", "NDCG@20", "MRR@10"];

    private static readonly string[] Known =
        [
            .. MethodCatalogue.Names, .. Ablation.All.Select(ablation => ablation.Method), MethodCatalogue.Transferred + "DATASET",
            .. LanguageMethod.Patterns,
        ];

    public static Command Create()
    {
        var dataset = CommonOptions.Dataset();
        var methods = new Option<string?>("--methods")
        {
            Description = $"With commas, from: {string.Join(", ", Known)}. Default: {string.Join(",", UsualMethods.Of(SplitRule.LeaveLastOut))}; of "
                + $"cold items {string.Join(",", UsualMethods.Of(SplitRule.ColdItems))}.",
        };
        var protocol = CommonOptions.OneOf(
            "--protocol",
            Protocol.Full.Word(),
            "full: the whole catalogue minus seen items. sampled: among unseen negatives.",
            [.. StoredWord.All<Protocol>()]);
        var negatives = CommonOptions.AtLeast("--negatives", least: 1, value: 99, "How many unseen items the hidden one stands among.");
        var cases = new Option<FileInfo>("--cases")
        {
            Description = "Frozen candidates: user, valid, test, negatives, tab separated.",
            HelpName = "FILE",
        };
        cases.AcceptExistingOnly();
        var history = new Option<int?>("--history") { Description = "How many of the latest choices the methods see. Default: all." };
        var users = new Option<int?>("--users") { Description = "How many users, drawn with the seed. Default: all." };
        var seed = new Option<int>("--seed") { Description = "Of candidates, drawn users, methods and intervals.", DefaultValueFactory = _ => 42 };
        var budget = new BudgetOptions();
        var output = new Option<FileInfo?>("--out") { Description = "Where to write the figures as JSON.", HelpName = "FILE.json" };
        var split = CommonOptions.OneOf(
            "--split",
            SplitRule.LeaveLastOut.Word(),
            "last: each user's last choice is hidden. time: everything after one moment. cold-items: items that nothing learned from.",
            [.. StoredWord.All<SplitRule>()]);
        var ties = CommonOptions.OneOf(
            "--ties",
            TieRule.Keep.Word(),
            "Choices of one moment: keep the source's order, leave-out users whose hidden choice is tied, or shuffle them.",
            [.. StoredWord.All<TieRule>()]);
        var repeats = CommonOptions.OneOf(
            "--repeats",
            RepeatRule.LeaveOut.Word(),
            "Hidden choices that were made before: leave-out these users, or let anything be proposed, also what was chosen before.",
            [.. StoredWord.All<RepeatRule>()]);
        var hidden = CommonOptions.Rated("--hide-rated", "Hidden choices that are asked about; users with a lower one are left out.");
        var learned = CommonOptions.Rated("--learn-rated", "Choices that methods learn from and see; what is rated lower is not proposed either.");
        var noise = new Option<double>("--noise") { Description = "Choices drawn by lot that are added per real one, e.g. 0.2." };
        var name = new Option<string?>("--name") { Description = "What to call it." };
        var trec = new Option<DirectoryInfo?>("--trec")
        {
            Description = "Where to write lists and truth for trec_eval and the like.",
            HelpName = "FOLDER",
        };
        var saved = new Option<FileInfo?>("--save-cases")
        {
            Description = "Where to write the candidates that were drawn, for --cases elsewhere.",
            HelpName = "FILE",
        };
        var command = new Command("evaluate", "Measure methods on hidden choices.")
        {
            dataset, methods, protocol, negatives, cases, history, users, seed, split, ties, repeats, hidden, learned, noise, name, output, trec,
            saved,
        };
        foreach (var option in budget.All)
        {
            command.Add(option);
        }

        command.SetAction((parsed, token) => Session.DoAsync(parsed, async (session, cancel) => await EvaluateAsync(session, new EvaluateRequest
        {
            Dataset = parsed.GetRequiredValue(dataset),
            Methods = parsed.GetValue(methods) is { } named
                ? MethodsOf(named, StoredWord.Parse<Protocol>(parsed.GetRequiredValue(protocol)))
                : UsualMethods.Of(StoredWord.Parse<SplitRule>(parsed.GetRequiredValue(split))),
            Protocol = StoredWord.Parse<Protocol>(parsed.GetRequiredValue(protocol)),
            Negatives = parsed.GetValue(negatives),
            Cases = CasesOf(parsed.GetValue(cases), StoredWord.Parse<Protocol>(parsed.GetRequiredValue(protocol))),
            History = Positive("--history", parsed.GetValue(history)),
            Users = Positive("--users", parsed.GetValue(users)),
            Seed = parsed.GetValue(seed),
            Budget = await budget.ReadAsync(parsed, session, cancel),
            Split = StoredWord.Parse<SplitRule>(parsed.GetRequiredValue(split)),
            Ties = StoredWord.Parse<TieRule>(parsed.GetRequiredValue(ties)),
            Repeats = StoredWord.Parse<RepeatRule>(parsed.GetRequiredValue(repeats)),
            HiddenRated = CommonOptions.Rated(parsed, hidden),
            LearnedRated = CommonOptions.Rated(parsed, learned),
            Noise = parsed.GetValue(noise) is >= 0 and <= 1 and var share ? share : throw new UsageException("--noise is a share between 0 and 1."),
            Name = parsed.GetValue(name),
        }, new EvaluationFiles(parsed.GetValue(output), parsed.GetValue(trec), parsed.GetValue(saved)), cancel), token));
        return command;
    }

    private static async Task EvaluateAsync(Session session, EvaluateRequest request, EvaluationFiles files, CancellationToken cancellationToken)
    {
        await session.ReadyAsync(request, cancellationToken);
        var run = await session.RunAsync(request, cancellationToken);
        var report = run.Result?.Comparison ?? throw new InvalidOperationException("An evaluation without a report.");
        await files.WriteAsync(session, run, report, cancellationToken);
        session.Terminal.Result(report, () => Write(session.Terminal, report));
    }

    private static void Write(Terminal terminal, ComparisonReport report)
    {
        terminal.Line($"{report.Dataset}, {report.Protocol.Word()} candidates, {report.Users:N0} users, seed {report.Seed}; mean with 95 % interval");
        terminal.Table(
            ["Method", .. Shown.Select(metric => "#" + metric), "#Fit s", "#Score s"],
            report.Methods.Select(method => (string[])
            [
                method.Name,
                .. Shown.Select(metric =>
                    method.Metrics.TryGetValue(metric, out var figure) ? $"{figure.Mean:F4} [{figure.Low:F3}, {figure.High:F3}]" : "–"),
                $"{method.Seconds.Fit:F1}",
                $"{method.Seconds.Score:F1}",
            ]));
        if (report.RepeatsLeftOut is > 0 and var repeats)
        {
            terminal.Line($"{repeats:N0} more users are left out: what is hidden of them they had chosen before (--repeats).");
        }

        if (MetricWords.LowRatings(report) is { } low)
        {
            terminal.Line(low);
        }

        if (MetricWords.EqualScores(report.Methods.Select(method => (method.Name, method.EqualShare ?? 0))) is { } equals)
        {
            terminal.Line(equals);
        }

        foreach (var method in report.Methods.Where(method => method.Cost is not null))
        {
            var cost = method.Cost!; // See the line above.
            terminal.Line(
                $"{method.Name}: {cost.Users:N0} users, {cost.Rejected:N0} rejected; "
                    + $"{UsageText.InWords(cost.Usage)}{(cost.Stopped is null ? "" : $" Stopped because {cost.Stopped}.")}");
        }
    }

    private static string[] MethodsOf(string list, Protocol protocol)
    {
        var methods = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var unknown = methods.FirstOrDefault(method => !MethodCatalogue.Knows(method));
        if (unknown is not null || methods.Length == 0)
        {
            throw new UsageException($"--methods knows {string.Join(", ", Known)}, not \"{unknown}\".");
        }

        return protocol == Protocol.Sampled || methods.FirstOrDefault(method => LanguageMethod.Of(method) is not null) is not { } asking
            ? methods
            : throw new UsageException($"{asking} ranks short lists and goes with --protocol sampled.");
    }

    private static string? CasesOf(FileInfo? cases, Protocol protocol) => cases is null || protocol == Protocol.Sampled
        ? cases?.FullName
        : throw new UsageException("--cases holds candidates and goes with --protocol sampled.");

    private static int? Positive(string option, int? value) =>
        value is null or > 0 ? value : throw new UsageException($"{option} must be at least 1.");
}
