using System.CommandLine;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Splitting;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>bench --dataset N [--methods a,b:name=value] [--cases FILE] [--seed S]</summary>
internal static class BenchmarkVerb
{
    private const int Negatives = 99;

    public static Command Create()
    {
        var dataset = CommonOptions.Dataset();
        var methods = new Option<string>("--methods")
        {
            Description = $"With commas, from: {string.Join(", ", MethodCatalogue.Names)}. Settings follow a colon, separated by semicolons: "
                + "\"ials:confidence=1;epochs=25\".",
            DefaultValueFactory = _ => "popularity,item-knn,ials",
        };
        var cases = new Option<FileInfo>("--cases")
        {
            Description = "Frozen candidates; default: 99 unseen negatives drawn with the seed.",
            HelpName = "FILE",
        };
        cases.AcceptExistingOnly();
        var seed = new Option<int>("--seed") { Description = "Of candidates and methods.", DefaultValueFactory = _ => 42 };
        var command = new Command(
            "bench", "Fit methods anew and print quality on both protocols, time and memory in one table.") { dataset, methods, cases, seed };
        command.SetAction((parsed, token) => Session.DoAsync(
            parsed,
            (session, cancel) =>
                FittedDatasetAsync(
                    session,
                    parsed.GetRequiredValue(dataset),
                    Chosen(parsed.GetRequiredValue(methods)),
                    parsed.GetValue(cases),
                    parsed.GetValue(seed),
                    cancel),
            token));
        return command;
    }

    private static async Task FittedDatasetAsync(
        Session session, string name, IReadOnlyList<Choice> choices, FileInfo? cases, int seed, CancellationToken cancellationToken)
    {
        var engine = choices.Any(choice => choice.Entry.NeedsEngine) ? (await EngineAsync(session, name, cancellationToken)).Engine : null;
        var summary = await session.Get<DatasetStore>().GetAsync(name, cancellationToken);
        var dataset = engine?.Dataset ?? await session.Get<DatasetStore>().LoadAsync(summary.Id, cancellationToken);
        var split = engine?.Split ?? LeaveLastOut.Split(dataset);
        var candidates = cases is null
            ? CandidateSets.Sample(dataset, split, Negatives, seed)
            : await CaseFile.ReadAsync(cases.FullName, dataset, split, cancellationToken);
        int[] users = [.. Enumerable.Range(0, dataset.Users.Count).Where(user => !candidates.Negatives(user).IsEmpty && !split.IsRepeat(user))];
        var questions = new EvaluationCases { Split = split, Users = users, Candidates = candidates };
        var trials = new List<MethodTrial>();
        foreach (var choice in choices)
        {
            session.Terminal.Note($"{choice.Words} …");
            trials.Add(
                await MethodTrial.RunAsync(
                    choice.Entry.Create(engine, seed, choice.Settings),
                    questions,
                    Environment.ProcessorCount,
                    cancellationToken) with
                { Method = choice.Words });
        }

        session.Terminal.Result(trials, () => Write(session.Terminal, summary.Name, users.Length, seed, trials));
    }

    private static async Task<FittedDataset> EngineAsync(Session session, string dataset, CancellationToken cancellationToken)
    {
        var summary = await session.EncodedAsync(dataset, cancellationToken);
        return await session.Get<FittedDatasetCache>().GetAsync(summary.Name, cancellationToken);
    }

    private static void Write(Terminal terminal, string dataset, int users, int seed, IReadOnlyList<MethodTrial> trials)
    {
        terminal.Line($"{dataset}, {users:N0} users, seed {seed}; full: the whole catalogue, sampled: the hidden item among frozen negatives");
        terminal.Table(
            ["Method", "#HR@10 full", "#NDCG@10 full", "#HR@10 sampled", "#NDCG@10 sampled", "#Fit CPU s", "#Fit s", "#Ask s", "#Peak MB"],
            trials.Select(trial => (string[])
            [
                trial.Method,
                $"{trial.Full["HR@10"]:F4}",
                $"{trial.Full["NDCG@10"]:F4}",
                $"{trial.Sampled["HR@10"]:F4}",
                $"{trial.Sampled["NDCG@10"]:F4}",
                $"{trial.FitCpuSeconds:F2}",
                $"{trial.FitSeconds:F2}",
                $"{trial.AskSeconds:F2}",
                $"{trial.PeakMegabytes:N0}",
            ]));
    }

    private static Choice[] Chosen(string list)
    {
        try
        {
            return [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];
        }
        catch (Exception wrong) when (wrong is MethodSettingException or UnknownMethodException)
        {
            throw new UsageException(wrong.Message);
        }

        static Choice Parse(string words)
        {
            var parts = words.Split(':', 2);
            var entry = MethodCatalogue.Find(parts[0]);
            var settings = MethodSettings.Parse(parts.Length == 1 ? [] : parts[1].Split(';'));
            entry.Check(settings);
            return new Choice(words, entry, settings);
        }
    }

    private sealed record Choice(string Words, MethodEntry Entry, IReadOnlyDictionary<string, string> Settings);
}
