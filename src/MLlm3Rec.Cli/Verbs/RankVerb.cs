using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Experiments;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>rank --dataset N [--method mar] [--top 10] [--motives told|built-in]</summary>
internal static class RankVerb
{
    public static Command Create()
    {
        var dataset = CommonOptions.Dataset();
        var method = CommonOptions.OneOf("--method", MethodCatalogue.Mar, "What ranks.", [.. MethodCatalogue.Names]);
        var top = CommonOptions.AtLeast("--top", least: 1, value: 10, "Length of the lists.");
        var motives = CommonOptions.Motives();
        var command = new Command("rank", "Store the best items of every user; get them with: export rankings.") { dataset, method, top, motives };
        command.SetAction((parsed, token) => Session.DoAsync(
            parsed,
            (session, cancel) => RankAsync(
                session,
                new RankRequest
                {
                    Dataset = parsed.GetRequiredValue(dataset),
                    Method = parsed.GetRequiredValue(method),
                    Top = parsed.GetValue(top),
                    UsesModelProfile = parsed.GetValue(motives) == CommonOptions.ByModel,
                },
                cancel),
            token));
        return command;
    }

    public static async Task RankAsync(Session session, RankRequest request, CancellationToken cancellationToken)
    {
        await session.ReadyAsync(request, cancellationToken);
        var run = await session.RunAsync(request, cancellationToken);
        session.Terminal.Result(
            new { run = run.Id, seconds = run.Elapsed.TotalSeconds },
            () => session.Terminal.Line($"{run.Result?.Summary} ({run.Elapsed.TotalSeconds:F1} s)"));
    }
}
