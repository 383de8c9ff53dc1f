using System.CommandLine;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>runs [show ID | resume ID | cancel ID]</summary>
internal static class RunsVerb
{
    private const int LinesShown = 1000;

    public static Command Create()
    {
        var take = CommonOptions.AtLeast("--take", least: 1, value: 20, "How many, newest first.");
        var dataset = new Option<string?>("--dataset") { Description = "Of this dataset only.", HelpName = "NAME" };
        var command = new Command("runs", "List runs, or look at, go on with, or stop one.") { take, dataset };
        command.SetAction((parsed, token) => Session.DoAsync(
            parsed,
            (session, cancel) => ListAsync(session, new RunQuery { Dataset = parsed.GetValue(dataset), Take = parsed.GetValue(take) }, cancel),
            token));
        command.Add(One("show", "Settings, outcome and log of a run.", ShowAsync));
        command.Add(One("resume", "Go on with a run that stopped early; finished units are not done again.", ResumeAsync));
        command.Add(One("cancel", "Stop a run, also of another process.", CancelAsync));
        return command;
    }

    private static Command One(string name, string description, Func<Session, int, CancellationToken, Task> work)
    {
        var id = new Argument<int>("ID") { Description = "Number of the run." };
        var command = new Command(name, description) { id };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, (session, cancel) => work(session, parsed.GetValue(id), cancel), token));
        return command;
    }

    private static async Task ListAsync(Session session, RunQuery query, CancellationToken cancellationToken)
    {
        var page = await session.Get<RunStore>().PageAsync(query, cancellationToken);
        session.Terminal.Result(page.Rows, () => session.Terminal.Table(
            ["#Run", "Kind", "Dataset", "State", "Begun", "#Seconds", "Outcome"],
            page.Rows.Select(run => new[]
            {
                $"{run.Id}",
                run.Kind.Word(),
                run.Dataset,
                $"{run.State}",
                $"{(run.StartedAt ?? run.CreatedAt).ToLocalTime():yyyy-MM-dd HH:mm}",
                $"{run.Elapsed.TotalSeconds:F1}",
                run.Message ?? run.Result?.Summary ?? "",
            })));
    }

    private static async Task ShowAsync(Session session, int id, CancellationToken cancellationToken)
    {
        var run = await GetAsync(session, id, cancellationToken);
        var lines = await session.Get<RunStore>().LinesAsync(id, after: 0, LinesShown, level: null, cancellationToken);
        session.Terminal.Result(new { run, lines }, () => Write(session.Terminal, run, lines));
    }

    private static async Task ResumeAsync(Session session, int id, CancellationToken cancellationToken)
    {
        await GetAsync(session, id, cancellationToken);
        var run = await session.FollowAsync(async () => await session.Get<RunQueue>().ResumeNowAsync(id, cancellationToken)
            ?? throw new UsageException($"Run {id} is under way or done: there is nothing to go on with."));
        session.Terminal.Result(run, () => session.Terminal.Line(run.Result?.Summary ?? $"{run.State}"));
    }

    private static async Task CancelAsync(Session session, int id, CancellationToken cancellationToken)
    {
        await GetAsync(session, id, cancellationToken);
        await session.Get<RunQueue>().CancelAsync(id, cancellationToken);
        var run = await GetAsync(session, id, cancellationToken);
        session.Terminal.Result(run, () => session.Terminal.Line(run.HasEnded ? $"Run {id}: {run.State}." : $"Run {id} is asked to stop."));
    }

    private static async Task<RunRecord> GetAsync(Session session, int id, CancellationToken cancellationToken) =>
        await session.Get<RunStore>().FindAsync(id, cancellationToken) ?? throw new UsageException($"There is no run {id}.");

    private static void Write(Terminal terminal, RunRecord run, IReadOnlyList<RunLine> lines)
    {
        terminal.Table(["Run", $"{run.Id}"],
        [
            ["Kind", run.Kind.Word()],
            ["Dataset", run.Dataset],
            ["State", $"{run.State}"],
            ["Step", run.Total > 0 ? $"{run.Step}: {run.Done:N0} of {run.Total:N0}" : run.Step ?? ""],
            ["Outcome", run.Message ?? run.Result?.Summary ?? ""],
            ["Seconds", $"{run.Elapsed.TotalSeconds:F1}"],
            ["Data hash", run.Provenance.DataHash ?? ""],
            ["Engine", $"{run.Provenance.Engine} (vocabulary {run.Provenance.Vocabulary})"],
            ["Seed", $"{run.Provenance.Seed}"],
            ["Code version", run.Provenance.CodeVersion ?? ""],
        ]);
        foreach (var line in lines)
        {
            terminal.Line($"{line.At.ToLocalTime():HH:mm:ss} {line.Level,-11} {line.Text}");
        }
    }
}
