using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>models [--dataset N] | models delete ID</summary>
internal static class ModelsVerb
{
    public static Command Create()
    {
        var dataset = new Option<string?>("--dataset") { Description = "Only those of this dataset.", HelpName = "NAME" };
        var command = new Command("models", "List the fitted methods that are kept.") { dataset, Delete() };
        command.SetAction((parsed, token) =>
            Session.DoAsync(parsed, (session, cancel) => ListAsync(session, parsed.GetValue(dataset), cancel), token));
        return command;
    }

    private static Command Delete()
    {
        var id = new Argument<int>("ID") { Description = "Its number in the list." };
        var command = new Command("delete", "Remove a fitted method; it is fitted again when it is asked for.") { id };
        command.SetAction((parsed, token) =>
            Session.DoAsync(parsed, (session, cancel) => DeleteAsync(session, parsed.GetRequiredValue(id), cancel), token));
        return command;
    }

    private static async Task ListAsync(Session session, string? name, CancellationToken cancellationToken)
    {
        var dataset = name is null ? null : await session.Get<DatasetStore>().GetAsync(name, cancellationToken);
        var models = await session.Get<FittedModelStore>().ListAsync(dataset?.Id, cancellationToken);
        session.Terminal.Result(models, () => session.Terminal.Table(
            ["#Model", "Dataset", "Method", "Settings", "#Seed", "#NDCG@10 valid", "#Fit s", "#MB", "Version", "Kept"],
            models.Select(model => new[]
            {
                $"{model.Id}",
                model.Dataset,
                model.Method,
                model.SettingsInWords,
                $"{model.Seed}",
                model.Ndcg is { } ndcg ? $"{ndcg:F4}" : "–",
                $"{model.FitSeconds:F1}",
                $"{model.Bytes / 1e6:F1}",
                model.CodeVersion,
                $"{model.CreatedAt.ToLocalTime():yyyy-MM-dd HH:mm}",
            })));
    }

    private static async Task DeleteAsync(Session session, int id, CancellationToken cancellationToken)
    {
        if (!await session.Get<FittedModelStore>().DeleteAsync(id, cancellationToken))
        {
            throw new UsageException($"There is no model {id}; see: models.");
        }

        session.Terminal.Result(new { deleted = id }, () => session.Terminal.Line($"Model {id} is deleted."));
    }
}
