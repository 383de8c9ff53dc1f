using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>check</summary>
internal static class CheckVerb
{
    public static Command Create()
    {
        var command = new Command("check", "Read the whole database and say whether it holds together. Changes nothing.");
        command.SetAction((parsed, token) => Session.DoBesideAsync(parsed, CheckAsync, token));
        return command;
    }

    private static async Task CheckAsync(Session session, CancellationToken cancellationToken)
    {
        var report = await session.Get<DatabaseCheck>().RunAsync(cancellationToken);
        if (report.Problems.Count > 0)
        {
            throw new CheckFailedException(report);
        }

        session.Terminal.Result(report, () => session.Terminal.Line($"{report.Database} holds together ({DiskSpace.InWords(report.Bytes)})."));
    }
}

internal sealed class CheckFailedException(CheckReport report) : RefusalException(string.Join('\n', report.Problems));
