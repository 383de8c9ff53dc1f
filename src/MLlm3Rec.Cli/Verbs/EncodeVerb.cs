using System.CommandLine;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>encode --dataset N [--embedder encoder|cues|CONNECTION] [--items id,id] [--engine CONNECTION [--budget-calls N] …
/// [--retry-failed]]</summary>
internal static class EncodeVerb
{
    public static Command Create()
    {
        var dataset = CommonOptions.Dataset();
        var items = new Option<string>("--items")
        {
            Description = "With --engine: ids with commas. Default: all.",
            HelpName = "all|ID,ID",
            DefaultValueFactory = _ => "all",
        };
        var embedder = new Option<string?>("--embedder")
        {
            Description = "Read by clauses, with the sentence encoder that comes along or a connection that embeds, or by cue words alone. "
                + "Default: encoder where it is there, else cues.",
            HelpName = "encoder|cues|CONNECTION",
        };
        var engine = new EngineOptions();
        var command = new Command(
            "encode", "Traits and vectors of items. A model's traits join those that the built-in engine has made.") { dataset, items, embedder };
        foreach (var option in engine.All)
        {
            command.Add(option);
        }

        command.SetAction((parsed, token) => Session.DoAsync(
            parsed,
            async (session, cancel) =>
            {
                var request = new EncodeRequest
                {
                    Dataset = (await session.Get<DatasetStore>().GetAsync(parsed.GetRequiredValue(dataset), cancel)).Name,
                    Engine = await engine.ReadAsync(parsed, session, cancel),
                    Items = ItemsOf(parsed.GetRequiredValue(items)),
                    Embedder = parsed.GetValue(embedder),
                };
                await EncodeAsync(session, Sensible(request), engine.EstimateOnly(parsed), cancel);
            },
            token));
        return command;
    }

    private static async Task EncodeAsync(Session session, EncodeRequest request, bool estimateOnly, CancellationToken cancellationToken)
    {
        if (request.Engine is not null)
        {
            await session.ReadyAsync(request, cancellationToken);
            if (await session.EstimatedAsync(() => session.Get<RunEstimates>().OfAsync(request, cancellationToken), estimateOnly))
            {
                return;
            }
        }

        var run = await session.RunAsync(request, cancellationToken);
        session.Terminal.Result(new { run = run.Id, seconds = run.Elapsed.TotalSeconds, result = run.Result }, () =>
        {
            session.Terminal.Line($"{run.Result?.Summary} ({run.Elapsed.TotalSeconds:F1} s)");
            if (run.Result?.Usage is { } usage)
            {
                session.Terminal.Line(UsageText.InWords(usage));
            }
        });
    }

    private static EncodeRequest Sensible(EncodeRequest request) => request switch
    {
        { Engine: null, Items: not null } => throw new UsageException("--items goes with --engine: the built-in engine reads all items."),
        { Engine: not null, Embedder: not null } =>
            throw new UsageException("Vectors first, with --embedder; then traits, with --engine: they are two runs."),
        _ => request,
    };

    private static string[]? ItemsOf(string items) =>
        items == "all" ? null : items.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
