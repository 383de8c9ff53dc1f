using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Cli.Verbs.Prompts;

/// <summary>prompts publish WHICH --reason TEXT and prompts rollback NUMBER: what makes a prompt live.</summary>
internal static class PublishVerbs
{
    public static Command CreatePublish()
    {
        var which = PromptChoice.Argument();
        var reason = new Option<string>("--reason") { Description = "Why; stays in the history.", Required = true };
        var command = new Command("publish", "Makes a prompt live, if it was tested since its last edit and the gates are open.") { which, reason };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, async (session, cancel) =>
        {
            var store = session.Get<PromptStore>();
            var (set, live) = (await PromptChoice.FindAsync(session, parsed.GetRequiredValue(which), cancel), await store.LiveAsync(cancel));
            Tell(session, await store.PublishAsync(set, new PublishNote(session.Who, parsed.GetRequiredValue(reason)), live.Number, cancel));
        }, token));
        return command;
    }

    public static Command CreateRollback()
    {
        var number = new Argument<int>("NUMBER") { Description = "Of the version to go back to; 0 for what comes with the product." };
        var command = new Command("rollback", "Makes an older version live again. Its test need not be repeated.") { number };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, async (session, cancel) =>
        {
            var store = session.Get<PromptStore>();
            var live = await store.LiveAsync(cancel);
            Tell(session, await store.RestoreAsync(parsed.GetRequiredValue(number), session.Who, live.Number, cancel));
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
        session.Terminal.Result(
            new { live = number },
            () => session.Terminal.Line($"Version {number} is live. What was made before is stale: read it again with prepare."));
    }
}

internal sealed class GatesShutException(IReadOnlyList<GateResult> shut) : RefusalException(string.Join(" ", shut.Select(gate => gate.Words)));
