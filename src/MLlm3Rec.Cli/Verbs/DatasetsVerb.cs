using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Storage.Datasets;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>datasets</summary>
internal static class DatasetsVerb
{
    public static Command Create()
    {
        var command = new Command("datasets", "List the datasets.");
        command.SetAction((parsed, token) => Session.DoAsync(parsed, ListAsync, token));
        return command;
    }

    private static async Task ListAsync(Session session, CancellationToken cancellationToken)
    {
        var datasets = await session.Get<DatasetStore>().ListAsync(cancellationToken);
        session.Terminal.Result(datasets, () => session.Terminal.Table(
            ["Name", "Format", "#Users", "#Items", "#Interactions", "#Repeats", "#Skipped", "Imported"],
            datasets.Select(dataset => new[]
            {
                dataset.Synthetic ? $"{dataset.Name} (synthetic)" : dataset.Name,
                dataset.Format,
                $"{dataset.Users:N0}",
                $"{dataset.Items:N0}",
                $"{dataset.Interactions:N0}",
                $"{dataset.RepeatedPairs:N0}",
                $"{dataset.SkippedRows:N0}",
                $"{dataset.ImportedAt.ToLocalTime():yyyy-MM-dd HH:mm}",
            })));
    }
}
