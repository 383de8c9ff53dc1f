using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations.Faithfulness;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>faithfulness --dataset N [--method mar] [--users 1000] [--motives CONNECTION] [--seed S]</summary>
internal static class FaithfulnessVerb
{
    public static Command Create()
    {
        var dataset = CommonOptions.Dataset();
        var method = CommonOptions.OneOf("--method", MethodCatalogue.Mar, "Whose explanations.", [.. MethodCatalogue.Names]);
        var users = CommonOptions.AtLeast("--users", least: 1, value: 1000, "How many people, drawn with the seed.");
        var motives = new Option<string?>("--motives")
        {
            Description = "Measure people whose motives this connection told, ranked by those; the built-in engine's if left out.",
            HelpName = "CONNECTION",
        };
        var seed = new Option<int>("--seed") { Description = "Of people and random removals.", DefaultValueFactory = _ => 42 };
        var command = new Command(
            "faithfulness", "Measure whether explanations name what carries a score.") { dataset, method, users, motives, seed };
        command.SetAction((parsed, token) => Session.DoAsync(
            parsed,
            async (session, cancel) =>
            {
                var summary = await session.TrainedAsync(parsed.GetRequiredValue(dataset), cancel);
                var run = await session.RunAsync(
                    new FaithfulnessRequest
                    {
                        Dataset = summary.Name,
                        Method = parsed.GetRequiredValue(method),
                        Users = parsed.GetValue(users),
                        Motives = parsed.GetValue(motives),
                        Seed = parsed.GetValue(seed),
                    },
                    cancel);
                var report = run.Result?.Faithfulness ?? throw new InvalidOperationException("A measure without a report.");
                session.Terminal.Result(report, () => Write(session, report));
            },
            token));
        return command;
    }

    private static void Write(Session session, FaithfulnessReport report)
    {
        session.Terminal.Line($"{report.Method}, {report.People:N0} people; ratios with 95 % interval");
        session.Terminal.Table(
            ["Taken away", "#Score falls by", "#by lot", "#Ratio"],
            [
                ["the choices named", $"{report.Drops.Named:F3}", $"{report.Drops.Random:F3}", $"{report.Comprehensiveness}"],
                ["all but the choices named", $"{report.Drops.KeptNamed:F3}", $"{report.Drops.KeptRandom:F3}", $"{report.Sufficiency}"],
                ["the motive named", "", "", $"{report.Traits}"],
            ]);
    }
}
