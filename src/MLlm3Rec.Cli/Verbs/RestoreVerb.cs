using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>restore FILE</summary>
internal static class RestoreVerb
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A copy that backup made." };
        var command = new Command("restore", "Put a copy in the place of the database, which is kept beside it. No server may be running.") { file };
        command.SetAction((parsed, token) => Session.DoBesideAsync(
            parsed, (session, cancel) => RestoreAsync(session, parsed.GetRequiredValue(file), cancel), token));
        return command;
    }

    private static async Task RestoreAsync(Session session, FileInfo file, CancellationToken cancellationToken)
    {
        var backup = session.Get<DatabaseBackup>();
        await backup.RestoreAsync(file.FullName, cancellationToken);
        session.Terminal.Result(
            new { restored = file.FullName, former = backup.Former },
            () => session.Terminal.Line($"{file.FullName} is the database now. What it took the place of, if anything, is {backup.Former}"));
    }
}
