using System.CommandLine;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Splitting;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Cli.Verbs.Prompts;

/// <summary>prompts test: a draft beside the live prompt; the exit code says whether the gates are open, so that a prompt change can be tested in
/// CI.</summary>
internal static class TestVerb
{
    private const int Seed = 42;

    public static Command Create()
    {
        var draft = new Argument<int>("DRAFT") { Description = "draft:ID, or its number alone.", CustomParser = PromptChoice.Draft };
        var dataset = CommonOptions.Dataset();
        var people = CommonOptions.AtLeast("--people", 1, 50, "How many people, drawn with a fixed seed. Default: 50.");
        var users = new Option<string[]>("--user") { Description = "Certain people instead, by id.", AllowMultipleArgumentsPerToken = true };
        var connection = new Option<string?>("--connection") { Description = "Ask the model of this connection. Default: the built-in engine." };
        var repeats = CommonOptions.AtLeast("--repeat", 1, 1, "How often a model is asked for each draft's profile.");
        var money = new Option<decimal?>("--budget") { Description = "Dollars that a model may cost at most." };
        var command = new Command(
            "test",
            "Tries a draft beside the live prompt. Ends with an error where a gate is shut.")
            {
                draft,
                dataset,
                people,
                users,
                connection,
                repeats,
                money,
            };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, (session, cancel) => RunAsync(
            session,
            new Wish(
                parsed.GetRequiredValue(draft),
                parsed.GetRequiredValue(dataset),
                parsed.GetValue(people),
                parsed.GetValue(users) ?? [],
                parsed.GetValue(connection),
                parsed.GetValue(repeats),
                parsed.GetValue(money)),
            cancel), token));
        return command;
    }

    private static async Task RunAsync(Session session, Wish wish, CancellationToken cancellationToken)
    {
        var draft = await session.Get<DraftStore>().FindAsync(wish.Draft, cancellationToken)
            ?? throw new UsageException($"There is no draft {wish.Draft}.");
        var dataset = await session.Get<DatasetStore>().GetAsync(wish.Dataset, cancellationToken);
        var (tests, store) = (session.Get<PromptTestStore>(), session.Get<PromptStore>());
        var live = await store.LiveAsync(cancellationToken);
        if (MLlm3Rec.Prompts.PromptFaults.Of(draft.Set, store.Shipped) is [var fault, ..])
        {
            throw new UsageException($"{fault.Place}: {fault.Words}");
        }

        var cases = await session.Get<MarkStore>().CasesAsync(dataset.Id, cancellationToken);
        var chosen = await UsersAsync(session, wish, cancellationToken);
        var plan = new TestPlan
        {
            Live = live.Set.ToJson(),
            Draft = draft.Set.ToJson(),
            Chosen = "chosen on the command line",
            Connection = wish.Connection,
            Repeats = wish.Repeats,
            Cases = cases,
            Users = wish.Connection is null ? chosen : [.. chosen.Concat(cases.Select(mark => mark.User)).Distinct(StringComparer.Ordinal)],
        };
        var test = await tests.CreateAsync(dataset.Id, draft, plan, cancellationToken);
        var use = wish.Connection is null ? null : new ModelUse { Connection = wish.Connection, Budget = new BudgetLimits { Money = wish.Money } };
        var run = await session.RunAsync(new TestRequest { Dataset = dataset.Name, Test = test, Engine = use }, cancellationToken);
        await tests.SetRunAsync(test, run.Id, cancellationToken);
        var report = (await tests.FindAsync(test, cancellationToken))?.Report;
        var gates = (await store.GatesAsync(cancellationToken)).Check(report);
        session.Terminal.Result(
            new { test, run = run.Id, verdict = run.Result?.Summary, report, gates },
            () => Write(session.Terminal, run.Result?.Summary ?? "", report, gates));
        if (gates.Where(gate => !gate.Passed).ToArray() is { Length: > 0 } shut)
        {
            throw new GatesShutException(shut);
        }
    }

    private static async Task<IReadOnlyList<string>> UsersAsync(Session session, Wish wish, CancellationToken cancellationToken)
    {
        if (wish.Users.Count > 0)
        {
            return wish.Users;
        }

        var dataset = (await session.Get<FittedDatasetCache>().GetAsync(wish.Dataset, cancellationToken)).Dataset;
        int[] fitting = [.. Enumerable.Range(0, dataset.Users.Count).Where(user => dataset.History(user).Length > 1)];
        return [.. UserSample.Draw(fitting.Length, wish.People, Seed).Select(place => dataset.Users[fitting[place]].Value)];
    }

    private static void Write(Terminal terminal, string verdict, TrialReport? report, IReadOnlyList<GateResult> gates)
    {
        terminal.Line(verdict);
        terminal.Table(["Metric", "#Live", "#Draft", "#Difference", "In words"], (report?.Metrics ?? []).Select(metric => (string[])
            [
                metric.Name, $"{metric.Live:F4}", $"{metric.Draft:F4}", $"{metric.Difference:+0.0000;-0.0000} [{metric.Low:F4}, {metric.High:F4}]",
                TrialWords.InWords(metric),
            ]));
        foreach (var gate in gates)
        {
            terminal.Line($"{(gate.Passed ? "open" : "SHUT")}  {gate.Words}");
        }
    }

    private sealed record Wish(int Draft, string Dataset, int People, IReadOnlyList<string> Users, string? Connection, int Repeats, decimal? Money);
}
