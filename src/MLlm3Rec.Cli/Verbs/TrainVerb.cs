using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Experiments;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>train --dataset N --method M [--set name=value …] [--tune] [--seed S]</summary>
internal static class TrainVerb
{
    public static Command Create()
    {
        var dataset = CommonOptions.Dataset();
        var method = CommonOptions.OneOf("--method", MethodCatalogue.Mar, "What to fit and keep.", [.. MethodCatalogue.Names]);
        var set = new Option<string[]>("--set")
        {
            Description = "Settings as name=value; an unknown name lists those there are.",
            HelpName = "NAME=VALUE",
            AllowMultipleArgumentsPerToken = true,
        };
        var tune = new Option<bool>("--tune") { Description = "Compare a small grid of settings on validation first, and keep the best." };
        var seed = new Option<int>("--seed") { Description = "Of whatever chance the method needs.", DefaultValueFactory = _ => 42 };
        var command = new Command(
            "train",
            "Fit a method to the train part of a dataset and keep it; evaluate and the pages use it from then on.")
            {
                dataset,
                method,
                set,
                tune,
                seed,
            };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, (session, cancel) => TrainAsync(session, new FitRequest
        {
            Dataset = parsed.GetRequiredValue(dataset),
            Method = parsed.GetRequiredValue(method),
            Settings = SettingsOf(parsed.GetRequiredValue(method), parsed.GetValue(set) ?? []),
            Tune = parsed.GetValue(tune),
            Seed = parsed.GetValue(seed),
        }, cancel), token));
        return command;
    }

    private static async Task TrainAsync(Session session, FitRequest request, CancellationToken cancellationToken)
    {
        await session.ReadyAsync(Request(request), cancellationToken);
        var run = await session.RunAsync(Request(request), cancellationToken);
        session.Terminal.Result(
            new { run = run.Id, summary = run.Result?.Summary, seconds = run.Elapsed.TotalSeconds },
            () => session.Terminal.Line($"{run.Result?.Summary} ({run.Elapsed.TotalSeconds:F1} s)"));
    }

    /// <summary>MAR's weights belong to the traits they were learned for and have a run of their own.</summary>
    private static RunRequest Request(FitRequest request) => request.Method != MethodCatalogue.Mar
        ? request
        : request is { Tune: false, Settings.Count: 0 }
            ? new TrainRequest { Dataset = request.Dataset, Seed = request.Seed }
            : throw new UsageException("MAR learns its weights from validation by itself: it takes neither --set nor --tune.");

    /// <summary>Checked before any work begins.</summary>
    private static IReadOnlyDictionary<string, string> SettingsOf(string method, string[] pairs)
    {
        try
        {
            var settings = MethodSettings.Parse(pairs);
            MethodCatalogue.Find(method).Check(settings);
            return settings;
        }
        catch (MethodSettingException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }
}
