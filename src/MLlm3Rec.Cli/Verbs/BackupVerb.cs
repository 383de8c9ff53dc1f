using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>backup FILE</summary>
internal static class BackupVerb
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The copy to make; must not exist." };
        var command = new Command(
            "backup", "Copy the database into one file, also while a server works with it. What opens the keys of connections is no part of it.")
        {
            file,
        };
        command.SetAction((parsed, token) => Session.DoBesideAsync(
            parsed, (session, cancel) => SaveAsync(session, parsed.GetRequiredValue(file), cancel), token));
        return command;
    }

    private static async Task SaveAsync(Session session, FileInfo file, CancellationToken cancellationToken)
    {
        var bytes = await session.Get<DatabaseBackup>().SaveAsync(file.FullName, cancellationToken);
        session.Terminal.Result(new { file = file.FullName, bytes }, () => session.Terminal.Line($"{DiskSpace.InWords(bytes)} in {file.FullName}"));
    }
}
