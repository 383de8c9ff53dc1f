using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Runs;

/// <summary>What datasets are called. Runs name the dataset that they worked on, so theirs changes with it: comparisons, logs and repetitions stay
/// with their dataset.</summary>
/// <remarks>What was written down in words, such as a run's messages and the record, keeps the former name.</remarks>
public sealed class DatasetNameStore(Database database, AuditStore audit)
{
    /// <summary>Gives a dataset another name, in one transaction with its runs.</summary>
    /// <returns>The name as it is kept: without blanks around it.</returns>
    /// <exception cref="DatasetNameException">No dataset may be called that.</exception>
    /// <exception cref="DatasetNameTakenException">Another dataset has the name.</exception>
    /// <exception cref="DatasetInUseException">Runs that wait or work would look for it under its former name.</exception>
    /// <exception cref="KeyNotFoundException">The dataset was deleted meanwhile.</exception>
    public Task<string> ChangeAsync(int id, string name, CancellationToken cancellationToken)
    {
        var wanted = DatasetName.Checked(name);
        return database.WriteAsync(
            context =>
            {
                var datasets = context.Set<DatasetSummary>();
                var former = datasets.Where(dataset => dataset.Id == id).Select(dataset => dataset.Name).SingleOrDefault()
                    ?? throw new KeyNotFoundException("This dataset has been deleted.");
                if (datasets.Any(dataset => dataset.Name == wanted && dataset.Id != id))
                {
                    throw new DatasetNameTakenException(wanted);
                }

                if (former != wanted)
                {
                    RenameRuns(context, former, wanted);
                    datasets.Where(dataset => dataset.Id == id).ExecuteUpdate(change => change.SetProperty(dataset => dataset.Name, wanted));
                    audit.Add(context, AuditKind.Renaming, $"dataset {former} is now {wanted}");
                }

                return wanted;
            },
            new WriteOptions { Purpose = $"renaming of a dataset to {wanted}" },
            cancellationToken);
    }

    private static void RenameRuns(StorageContext context, string former, string wanted)
    {
        // Asked for on the command line, a dataset's name may stand in other letters there.
        var named = context.Set<RunRow>().Select(run => new { run.Id, run.Dataset, run.State }).AsEnumerable()
            .Where(run => run.Dataset.Equals(former, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Any(run => run.State is RunState.Queued or RunState.Running))
        {
            throw new DatasetInUseException(former);
        }

        foreach (var run in named)
        {
            var row = context.Set<RunRow>().Where(other => other.Id == run.Id);
            RunRequest request = row.Select(other => other.Request).Single() with { Dataset = wanted };
            row.ExecuteUpdate(change => change.SetProperty(other => other.Dataset, wanted).SetProperty(other => other.Request, request));
        }
    }
}

/// <summary>Work on a dataset is waiting or under way.</summary>
public sealed class DatasetInUseException(string name) : RefusalException(
    $"Runs of “{name}” are waiting or at work. Rename it when they have ended, or cancel them first.");
