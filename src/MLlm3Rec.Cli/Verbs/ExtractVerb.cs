using System.CommandLine;
using System.Globalization;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Profiles;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>extract --dataset N [--users all|COUNT|id,id] [--truth FILE] [--engine CONNECTION [--budget-calls N] … [--retry-failed]]</summary>
internal static class ExtractVerb
{
    public static Command Create()
    {
        var dataset = CommonOptions.Dataset();
        var users = new Option<string>("--users")
        {
            Description = "all, a number of users drawn at random, or ids with commas (\"7,\" is the user 7).",
            HelpName = "all|COUNT|ID,ID",
            DefaultValueFactory = _ => "all",
        };
        var truth = new Option<FileInfo>("--truth")
        {
            Description = "Planted motives (truth.jsonl of the sample) to score the profiles against.",
            HelpName = "FILE",
        };
        truth.AcceptExistingOnly();
        var withoutLast = new Option<bool>("--without-last")
        {
            Description = "Let the model read all but each user's last choice, so that rankings that hide it may go by what it tells.",
        };
        var engine = new EngineOptions();
        var command = new Command("extract", "Motivation profiles of users, with evidence.") { dataset, users, truth, withoutLast };
        foreach (var option in engine.All)
        {
            command.Add(option);
        }

        command.SetAction((parsed, token) => Session.DoAsync(
            parsed,
            async (session, cancel) =>
            {
                var use = await engine.ReadAsync(parsed, session, cancel);
                var asked = new ExtractArguments(
                    parsed.GetRequiredValue(users), parsed.GetValue(truth), use, engine.EstimateOnly(parsed), parsed.GetValue(withoutLast));
                await ExtractAsync(session, parsed.GetRequiredValue(dataset), asked, cancel);
            },
            token));
        return command;
    }

    private static async Task ExtractAsync(Session session, string name, ExtractArguments asked, CancellationToken cancellationToken)
    {
        var dataset = asked.Engine is null
            ? await session.EncodedAsync(name, cancellationToken)
            : await session.Get<DatasetStore>().GetAsync(name, cancellationToken);
        var request = new ExtractRequest
        {
            Dataset = dataset.Name,
            Users = await UsersOfAsync(session, dataset, asked.Users, cancellationToken),
            Engine = asked.Engine,
            LeaveOutLast = asked.Engine is not null && asked.WithoutLast,
        };
        if (asked.Engine is not null
            && await session.EstimatedAsync(() => session.Get<RunEstimates>().OfAsync(request, cancellationToken), asked.EstimateOnly))
        {
            return;
        }

        var run = await session.RunAsync(request, cancellationToken);
        var summary = await session.Get<ProfileStore>().SummaryAsync(dataset.Id, cancellationToken);
        var score = asked.Truth is { } file ? await TruthScore.OfAsync(session, dataset, file, cancellationToken) : null;
        session.Terminal.Result(new { run = run.Id, seconds = run.Elapsed.TotalSeconds, result = run.Result, profiles = summary, score }, () =>
        {
            session.Terminal.Line($"{run.Result?.Summary} ({run.Elapsed.TotalSeconds:F1} s)");
            if (run.Result?.Usage is { } usage)
            {
                session.Terminal.Line(UsageText.InWords(usage));
            }

            session.Terminal.Table(
                ["Motive", "#Users", "#Mean strength"],
                (summary?.Dimensions ?? []).Select(motive => new[] { motive.Dimension, $"{motive.Users:N0}", $"{motive.MeanStrength:F2}" }));
            if (score is not null)
            {
                session.Terminal.Line(TruthScore.InWords(score));
            }
        });
    }

    private static async Task<IReadOnlyList<string>?> UsersOfAsync(
        Session session, DatasetSummary dataset, string users, CancellationToken cancellationToken)
    {
        if (users == "all")
        {
            return null;
        }

        if (!int.TryParse(users, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return users.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        return await session.Get<UserDraw>().OfAsync(dataset.Name, count, UserDraw.UsualSeed, cancellationToken);
    }

    private sealed record ExtractArguments(string Users, FileInfo? Truth, ModelUse? Engine, bool EstimateOnly, bool WithoutLast);
}
