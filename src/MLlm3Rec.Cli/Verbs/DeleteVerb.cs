using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Storage.Datasets;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>delete --dataset N [--yes]</summary>
internal static class DeleteVerb
{
    public static Command Create()
    {
        var dataset = CommonOptions.Dataset();
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var command = new Command("delete", "Remove a dataset and everything made of it, after saying what.") { dataset, yes };
        command.SetAction((parsed, token) => Session.DoAsync(
            parsed,
            (session, cancel) => DeleteAsync(session, parsed.GetRequiredValue(dataset), parsed.GetValue(yes), cancel),
            token));
        return command;
    }

    private static async Task DeleteAsync(Session session, string name, bool yes, CancellationToken cancellationToken)
    {
        var store = session.Get<DatasetStore>();
        var dataset = await store.GetAsync(name, cancellationToken);
        var lost = await store.PreviewDeletionAsync(dataset.Id, cancellationToken);
        session.Terminal.Note($"Deleting \"{dataset.Name}\" removes {string.Join(", ", lost.Select(kind => $"{kind.Count:N0} {kind.Kind}"))}.");
        if (!yes && !IsConfirmed(session, dataset.Name))
        {
            throw new UsageException("Nothing was deleted. Add --yes to delete without being asked.");
        }

        await store.DeleteAsync(dataset.Id, cancellationToken);
        session.Terminal.Result(new { deleted = dataset.Name, lost }, () => session.Terminal.Line($"\"{dataset.Name}\" is deleted."));
    }

    private static bool IsConfirmed(Session session, string name)
    {
        if (Console.IsInputRedirected || !session.Terminal.IsLive)
        {
            return false;
        }

        session.Terminal.Note("Type the dataset's name to go ahead:");
        return string.Equals(Console.ReadLine()?.Trim(), name, StringComparison.OrdinalIgnoreCase);
    }
}
