using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Language.Prompts;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Cli.Verbs.Prompts;

/// <summary>prompts export WHICH FOLDER and prompts import FOLDER [--name N]</summary>
internal static class FilesVerbs
{
    public static Command CreateExport()
    {
        var which = PromptChoice.Argument();
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "Receives one file per task, dimensions.yaml and knobs.yaml." };
        var command = new Command("export", "Writes a prompt as files that can live in git.") { which, folder };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, async (session, cancel) =>
        {
            var files = PromptFiles.Write(await PromptChoice.FindAsync(session, parsed.GetRequiredValue(which), cancel));
            var into = Directory.CreateDirectory(parsed.GetRequiredValue(folder).FullName);
            foreach (var (name, text) in files)
            {
                await File.WriteAllTextAsync(Path.Combine(into.FullName, name), text, cancel);
            }

            await session.ExportedAsync($"prompt files of {parsed.GetRequiredValue(which)}", cancel);
            session.Terminal.Result(
                new { files = files.Select(file => file.Name) }, () => session.Terminal.Line($"{files.Count} files in {into.FullName}."));
        }, token));
        return command;
    }

    public static Command CreateImport()
    {
        var folder = new Argument<DirectoryInfo>("FOLDER")
        {
            Description = "As export writes it; what no file speaks of is taken from the live prompt.",
        };
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
        if (PromptFiles.SizeProblem(found.Sum(file => file.Length)) is { } tooLarge)
        {
            throw new PromptFaultException([tooLarge]);
        }

        foreach (var file in found.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            files.Add((file.Name, await File.ReadAllTextAsync(file.FullName, cancellationToken)));
        }

        return files.Count > 0
            ? PromptFiles.Read(files, (await session.Get<PromptStore>().LiveAsync(cancellationToken)).Set)
            : throw new UsageException($"{folder.FullName} holds no *.yaml file.");
    }
}
