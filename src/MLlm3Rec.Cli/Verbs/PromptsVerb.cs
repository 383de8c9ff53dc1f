using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Language.Prompts;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>prompts [list | show | diff | test | publish | rollback | export | import]</summary>
internal static class PromptsVerb
{
    public const string WhichHelp = "live, shipped, a version's number, or draft:ID.";

    public static Command Create()
    {
        var command = new Command("prompts", "Texts, dimensions and knobs: list, compare, test on people, publish, take back, keep as files.");
        command.SetAction((parsed, token) => Session.DoAsync(parsed, ListAsync, token));
        var list = new Command("list", "What was ever live, and all drafts.");
        list.SetAction((parsed, token) => Session.DoAsync(parsed, ListAsync, token));
        command.Add(list);
        command.Add(Show());
        command.Add(Diff());
        command.Add(PromptTestVerb.Create());
        command.Add(Publish());
        command.Add(RollBack());
        command.Add(Export());
        command.Add(Import());
        return command;
    }

    /// <exception cref="UsageException">There is none of that name.</exception>
    public static async Task<PromptSet> FindAsync(Session session, string which, CancellationToken cancellationToken)
    {
        var store = session.Get<PromptStore>();
        var found = which switch
        {
            "live" => (await store.LiveAsync(cancellationToken)).Set,
            "shipped" => (await store.FindAsync(0, cancellationToken))?.Set,
            _ when which.StartsWith("draft:", StringComparison.Ordinal) && int.TryParse(which[6..], out var id) => (await session.Get<DraftStore>().FindAsync(id, cancellationToken))?.Set,
            _ when int.TryParse(which, out var number) => (await store.FindAsync(number, cancellationToken))?.Set,
            _ => null,
        };
        return found ?? throw new UsageException($"There is no prompt \"{which}\". Name {WhichHelp}");
    }

    private static async Task ListAsync(Session session, CancellationToken cancellationToken)
    {
        var history = await session.Get<PromptStore>().HistoryAsync(cancellationToken);
        var drafts = await session.Get<DraftStore>().ListAsync(cancellationToken);
        session.Terminal.Result(
            new { live = history[0].Number, versions = history.Select(published => new { published.Number, published.Set.Version, published.Who, published.Reason, published.At }), drafts },
            () =>
            {
                session.Terminal.Table(["#Number", "Content", "Who", "When", "Why"], history.Select(published => (string[])
                    [$"{published.Number}", published.Set.Version, published.Who, published.At is { } at ? $"{at:yyyy-MM-dd HH:mm}" : "", published.Reason + (published == history[0] ? " (live)" : "")]));
                session.Terminal.Table(["Draft", "Name", "Content", "#Revision", "Edited"], drafts.Select(draft => (string[])
                    [$"draft:{draft.Id}", draft.Name, draft.Version, $"{draft.Revision}", $"{draft.UpdatedAt:yyyy-MM-dd HH:mm}"]));
            });
    }

    private static Command Show()
    {
        var which = new Argument<string>("WHICH") { Description = WhichHelp, DefaultValueFactory = _ => "live" };
        var command = new Command("show", "All of a prompt, as its files.") { which };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, async (session, cancel) =>
        {
            var set = await FindAsync(session, parsed.GetRequiredValue(which), cancel);
            session.Terminal.Result(new { version = set.Version, set.Texts, set.Dimensions, set.Knobs }, () =>
            {
                foreach (var (name, text) in PromptFiles.Write(set))
                {
                    session.Terminal.Line($"# {name}");
                    session.Terminal.Line(text);
                }
            });
        }, token));
        return command;
    }

    private static Command Diff()
    {
        var one = new Argument<string>("ONE") { Description = WhichHelp };
        var other = new Argument<string>("OTHER") { Description = WhichHelp };
        var command = new Command("diff", "What the second says otherwise, word by word: [-removed-] {+added+}.") { one, other };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, async (session, cancel) =>
        {
            var changes = PromptChange.Between(
                await FindAsync(session, parsed.GetRequiredValue(one), cancel), await FindAsync(session, parsed.GetRequiredValue(other), cancel), session.Get<PromptStore>().Shipped);
            session.Terminal.Result(changes, () =>
            {
                foreach (var change in changes)
                {
                    session.Terminal.Line($"{change.Where}: {string.Concat(change.Pieces.Select(InWords))}");
                }
            });
        }, token));
        return command;
    }

    private static string InWords(TextPiece piece) => piece.Kind switch
    {
        PieceKind.Added => $"{{+{piece.Text}+}}",
        PieceKind.Removed => $"[-{piece.Text}-]",
        _ => piece.Text,
    };

    private static Command Publish()
    {
        var which = new Argument<string>("WHICH") { Description = WhichHelp };
        var reason = new Option<string>("--reason") { Description = "Why; stays in the history.", Required = true };
        var command = new Command("publish", "Makes a prompt live, if it was tested since its last edit and the gates are open.") { which, reason };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, async (session, cancel) =>
        {
            var store = session.Get<PromptStore>();
            var (set, live) = (await FindAsync(session, parsed.GetRequiredValue(which), cancel), await store.LiveAsync(cancel));
            Tell(session, await store.PublishAsync(set, new PublishNote(Environment.UserName, parsed.GetRequiredValue(reason)), live.Number, cancel));
        }, token));
        return command;
    }

    private static Command RollBack()
    {
        var number = new Argument<int>("NUMBER") { Description = "Of the version to go back to; 0 for what comes with the product." };
        var command = new Command("rollback", "Makes an older version live again. Its test need not be repeated.") { number };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, async (session, cancel) =>
        {
            var store = session.Get<PromptStore>();
            var live = await store.LiveAsync(cancel);
            Tell(session, await store.RestoreAsync(parsed.GetRequiredValue(number), Environment.UserName, live.Number, cancel));
        }, token));
        return command;
    }

    /// <exception cref="UsageException">Nothing was published, and not for a shut gate.</exception>
    /// <exception cref="GatesShutException">A gate is shut.</exception>
    private static void Tell(Session session, PublishOutcome outcome)
    {
        var number = outcome switch
        {
            Published published => published.Number,
            SomebodyElsePublished => throw new UsageException("Somebody else has published meanwhile: test against what is live now."),
            GatesShut shut => throw new GatesShutException(shut.Reasons),
            NoSuchVersion missing => throw new UsageException($"There is no version {missing.Number}."),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, message: null),
        };
        session.Terminal.Result(new { live = number }, () => session.Terminal.Line($"Version {number} is live. What was made before is stale: read it again with prepare."));
    }

    private static Command Export()
    {
        var which = new Argument<string>("WHICH") { Description = WhichHelp };
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "Receives one file per task, dimensions.yaml and knobs.yaml." };
        var command = new Command("export", "Writes a prompt as files that can live in git.") { which, folder };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, async (session, cancel) =>
        {
            var files = PromptFiles.Write(await FindAsync(session, parsed.GetRequiredValue(which), cancel));
            var into = Directory.CreateDirectory(parsed.GetRequiredValue(folder).FullName);
            foreach (var (name, text) in files)
            {
                await File.WriteAllTextAsync(Path.Combine(into.FullName, name), text, cancel);
            }

            session.Terminal.Result(new { files = files.Select(file => file.Name) }, () => session.Terminal.Line($"{files.Count} files in {into.FullName}."));
        }, token));
        return command;
    }

    private static Command Import()
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "As export writes it; what no file speaks of is taken from the live prompt." };
        var name = new Option<string?>("--name") { Description = "Of the draft. Default: the folder's name." };
        var command = new Command("import", "Makes a draft of files. Nothing is live by that.") { folder, name };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, async (session, cancel) =>
        {
            var from = parsed.GetRequiredValue(folder);
            var set = await ReadAsync(session, from, cancel);
            var id = await session.Get<DraftStore>().CreateAsync(parsed.GetValue(name) ?? from.Name, set, cancel);
            var faults = PromptFaults.Of(set, session.Get<PromptStore>().Shipped);
            session.Terminal.Result(new { draft = id, version = set.Version, faults }, () =>
            {
                session.Terminal.Line($"draft:{id}, content {set.Version}.");
                foreach (var fault in faults)
                {
                    session.Terminal.Line($"{fault.Place}: {fault.Words}");
                }
            });
        }, token));
        return command;
    }

    private static async Task<PromptSet> ReadAsync(Session session, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var files = new List<(string Name, string Text)>();
        FileInfo[] found = folder.Exists ? folder.GetFiles("*.yaml") : [];
        foreach (var file in found.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            files.Add((file.Name, await File.ReadAllTextAsync(file.FullName, cancellationToken)));
        }

        return files.Count > 0
            ? PromptFiles.Read(files, (await session.Get<PromptStore>().LiveAsync(cancellationToken)).Set)
            : throw new UsageException($"{folder.FullName} holds no *.yaml file.");
    }
}

internal sealed class GatesShutException(IReadOnlyList<GateResult> shut) : Exception(string.Join(" ", shut.Select(gate => gate.Words)));
