using MLlm3Rec.Evaluation;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Words;

namespace MLlm3Rec.Web.Components.Pages.Runs;

/// <summary>One setting of a run, as shown.</summary>
public sealed record RunSetting(string Label, string Value);

/// <summary>What a run was asked to do, in words: everything that "Run again with these" repeats.</summary>
public static class RunSettings
{
    public static IReadOnlyList<RunSetting> Of(RunRequest request) =>
        [new("Dataset", request.Dataset), .. Special(request)];

    /// <summary>What one must know beside the settings to get the same numbers again, and when it happened.</summary>
    public static IReadOnlyList<RunSetting> Provenance(RunRecord run, TimeSpan elapsed) =>
    [
        .. Known("Data", run.Provenance.DataHash),
        .. Known("Engine", run.Provenance.Engine),
        .. Known("Vocabulary", run.Provenance.Vocabulary),
        .. Known("Seed", run.Provenance.Seed?.ToString()),
        .. Known("Code version", run.Provenance.CodeVersion),
        new("Asked for", Time(run.CreatedAt)),
        .. Known("By", run.By),
        .. Known("Begun", run.StartedAt is { } begun ? Time(begun) : null),
        .. Known("Ended", run.EndedAt is { } ended ? Time(ended) : null),
        new("Time worked", RunWords.Duration(elapsed)),
    ];

    private static IEnumerable<RunSetting> Known(string label, string? value) => value is null ? [] : [new(label, value)];

    private static string Time(DateTimeOffset time) => $"{time:d MMM yyyy HH:mm:ss} UTC";

    private static IEnumerable<RunSetting> Special(RunRequest request) => request switch
    {
        ImportRequest import =>
        [
            new("Files", string.Join(", ", import.Paths.Select(Path.GetFileName))),
            new("Format", import.Format ?? "Detected by content"),
            new("Columns", import.Columns is { Count: > 0 } columns
                ? string.Join(", ", columns.Select(pair => $"{pair.Key} = {pair.Value}"))
                : "Guessed"),
            new("k-core", import.KCore == 0 ? "Off: everything is kept" : $"At least {import.KCore} choices per user and item"),
        ],
        EncodeRequest encode =>
        [
            .. encode.Engine is null ? Array.Empty<RunSetting>() : [new("Items", encode.Items is { } items ? $"{items.Count:N0} chosen" : "All")],
            .. encode.Embedder is { } embedder ? [new RunSetting("Read with", ReaderWords.Of(embedder))] : Array.Empty<RunSetting>(),
            .. Engine(encode.Engine),
        ],
        ExtractRequest extract =>
        [
            new("Users", extract.Users is { } users ? $"{users.Count:N0} chosen" : "All"),
            .. Known("Read", extract.LeaveOutLast ? "All but the last choice" : null),
            .. Engine(extract.Engine),
        ],
        TrainRequest train => [new("Seed", $"{train.Seed}")],
        FitRequest fit =>
        [
            new("Method", MethodWords.Name(fit.Method)),
            new("Settings", fit.Settings.Count == 0 ? "As shipped" : string.Join(", ", fit.Settings.Select(pair => $"{pair.Key} = {pair.Value}"))),
            new("Tuned", fit.Tune ? "A small grid, compared on validation" : "No"),
            new("Seed", $"{fit.Seed}"),
        ],
        RankRequest rank =>
            [
                new("Method", MethodWords.Name(rank.Method)), new("List length", $"{rank.Top}"),
                new("Motives", rank.UsesModelProfile ? "Told by a model where there are any" : "Read by the built-in engine"),
            ],
        FaithfulnessRequest faithfulness =>
        [
            new("Method", MethodWords.Name(faithfulness.Method)),
            new("Motives", faithfulness.Motives is { } teller ? $"Told by {teller}" : "Read by the built-in engine"),
            new("Users", $"{faithfulness.Users:N0}, drawn with the seed"),
            new("Seed", $"{faithfulness.Seed}"),
        ],
        EvaluateRequest evaluate =>
        [
            new("Methods", string.Join("; ", evaluate.Methods.Select(MethodWords.Name))),
            new("Candidates", Candidates(evaluate)),
            new("Visible history", evaluate.History is { } history ? $"Latest {history} choices" : "All choices"),
            new("Hidden choices", $"Rated {evaluate.HiddenRated.InWords}"),
            new("Learned from", $"Choices rated {evaluate.LearnedRated.InWords}"),
            new("Users", evaluate.Users is { } users ? $"{users:N0}, drawn with the seed" : "All"),
            new("Seed", $"{evaluate.Seed}"),
        ],
        TestRequest test => [new("Test", $"{test.Test}"), new("Read by", test.Engine?.Connection ?? "The built-in engine")],
        ProjectRequest project => [new("Options", project.Options.Key), new("Seed", $"{project.Options.Seed}")],
        _ => [],
    };

    private static IEnumerable<RunSetting> Engine(ModelUse? use) => use is null
        ? [new("Engine", "Built-in")]
        :
        [
            new("Engine", use.Connection),
            new("Stops at", Budget(use.Budget)),
            .. use.RetryFailed ? [new RunSetting("Asked again", "Only those whose latest answer was of no use")] : Array.Empty<RunSetting>(),
            .. use.KeepRejected ? [new RunSetting("Remembered", "Also answers of no use: they are not asked for again")] : Array.Empty<RunSetting>(),
            .. use.Parallel is { } parallel ? [new RunSetting("Parallel calls", $"{parallel} at most")] : Array.Empty<RunSetting>(),
            .. use.Timeout is { } timeout ? [new RunSetting("Timeout", $"{timeout.TotalSeconds:0.#} seconds at most")] : Array.Empty<RunSetting>(),
        ];

    private static string Budget(BudgetLimits budget)
    {
        string?[] limits =
        [
            budget.Calls is { } calls ? $"{calls:N0} calls" : null,
            budget.Tokens is { } tokens ? $"{tokens:N0} tokens" : null,
            budget.Money is { } money ? $"{money:N2} dollars" : null,
        ];
        return limits.OfType<string>().ToList() is { Count: > 0 } known ? string.Join(", ", known) : "No limit";
    }

    private static string Candidates(EvaluateRequest evaluate) => evaluate switch
    {
        { Cases: { } file } => $"Frozen in {Path.GetFileName(file)}",
        { Protocol: Protocol.Sampled } => $"The hidden item among {evaluate.Negatives} unseen ones",
        _ => "The whole catalogue minus seen items",
    };
}
