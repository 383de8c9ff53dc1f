using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Experiments;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>prepare --dataset N</summary>
internal static class PrepareVerb
{
    public static Command Create()
    {
        var dataset = CommonOptions.Dataset();
        var command = new Command("prepare", "Make what is missing: traits, motives, weights.") { dataset };
        command.SetAction((parsed, token) =>
            Session.DoAsync(parsed, (session, cancel) => PrepareAsync(session, parsed.GetRequiredValue(dataset), cancel), token));
        return command;
    }

    private static async Task PrepareAsync(Session session, string name, CancellationToken cancellationToken)
    {
        var dataset = await session.ReadyAsync(name, Pipeline.Stages, cancellationToken);
        session.Terminal.Result(new { dataset = dataset.Name, ready = true }, () => session.Terminal.Line($"{dataset.Name} is ready."));
    }
}
