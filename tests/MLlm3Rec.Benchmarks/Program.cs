using MLlm3Rec.Benchmarks;
using MLlm3Rec.Datasets.Sample;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Sources;

if (ReaderStart.IsAsked(args))
{
    return await ReaderStart.ServeAsync();
}

// One verb per file; each prints what it measured and the command that measures it again.
using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    cancellation.Cancel();
};

switch (args)
{
    case ["evaluate", var folder, var cases, .. var methods]:
        await EvaluateVerb.RunAsync(folder, cases, methods, keep: null, cancellation.Token);
        return 0;
    case ["evaluate-into", var kept, var folder, var cases, .. var methods]:
        await EvaluateVerb.RunAsync(folder, cases, methods, kept, cancellation.Token);
        return 0;
    case ["cold", var folder, .. var methods]:
        await ColdVerb.RunAsync(folder, methods, cancellation.Token);
        return 0;
    case ["candidates", var folder]:
        await CandidatesVerb.RunAsync(folder, cancellation.Token);
        return 0;
    case ["paired", var kept, var reference]:
        PairedVerb.Run(kept, reference, cancellation.Token);
        return 0;
    case ["rank", var folder]:
        await RankVerb.RunAsync(folder, cancellation.Token);
        return 0;
    case ["product", .. var peer]:
        await ProductVerb.RunAsync(peer.FirstOrDefault(), cancellation.Token);
        return 0;
    case ["kernels", .. var filter]:
        return KernelsVerb.Run(filter);
    case ["grow", var folder, .. var methods]:
        await GrowVerb.RunAsync(folder, methods, cancellation.Token);
        return 0;
    case ["memory", var folder, .. var methods]:
        await MemoryVerb.RunAsync(folder, methods, cancellation.Token);
        return 0;
    case ["memory-of", var folder, var method]:
        await MemoryVerb.MeasureAsync(folder, method, cancellation.Token);
        return 0;
    case ["extract", var folder, .. var shown]:
        await ExtractVerb.RunAsync(folder, shown is [var count] ? int.Parse(count) : 0, cancellation.Token);
        return 0;
    case ["explain", var folder, var people, .. var shown]:
        await ExplainVerb.RunAsync(folder, int.Parse(people), shown is [var told] ? int.Parse(told) : 0, cancellation.Token);
        return 0;
    case ["model", var folder]:
        await ModelVerb.RunAsync(folder, cancellation.Token);
        return 0;
    case ["sample", var folder, .. var seed]:
        await SampleFolder.WriteAsync(
            folder, seed is [var own] ? new SampleOptions { Seed = int.Parse(own) } : new SampleOptions(), cancellation.Token);
        return 0;
    case ["ablate", var folder, .. var methods]:
        await AblateVerb.RunAsync(folder, methods, cancellation.Token);
        return 0;
    case ["score", var folder, .. var engine]:
        await ScoreVerb.RunAsync(folder, engine is ["encoder"], cancellation.Token);
        return 0;
    case ["oracle", var folder]:
        await OracleVerb.RunAsync(folder, cancellation.Token);
        return 0;
    case ["draft", var folder, .. var people]:
        await DraftVerb.RunAsync(folder, people is [var wanted] ? int.Parse(wanted) : 200, cancellation.Token);
        return 0;
    case ["project", var method, var points, .. var rest]:
        ProjectVerb.Run(method, points, rest.FirstOrDefault(), cancellation.Token);
        return 0;
    case ["language", var folder]:
        await LanguageVerb.RunAsync(folder, cancellation.Token);
        return 0;
    case ["load", var server, var process, .. var people]:
        await LoadVerb.RunAsync(
            new Uri(server), int.Parse(process), people is [var circuits] ? int.Parse(circuits) : 400, TimeSpan.FromSeconds(60), cancellation.Token);
        return 0;
    case ["embed"]:
        await EmbedVerb.RunAsync(cancellation.Token);
        return 0;
    case ["fuzz", var files]:
        return await FuzzVerb.RunAsync(int.Parse(files), cancellation.Token);
    case ["fuzz", var file, var folder]:
        return await FuzzVerb.LookAsync(int.Parse(file), folder, cancellation.Token);
    case ["fuzz-worker", var first, var step, var total]:
        await FuzzVerb.ServeAsync(int.Parse(first), int.Parse(step), int.Parse(total), cancellation.Token);
        return 0;
    case ["read", var source, "here" or "there"]:
        await ReadVerb.RunAsync(source, here: args[2] == "here", cancellation.Token);
        return 0;
    case ["hold", var rows]:
        await HoldVerb.RunAsync(int.Parse(rows), cancellation.Token);
        return 0;
    case ["labels", var file, .. var rest]:
        await LabelsVerb.RunAsync(file, rest, cancellation.Token);
        return 0;
    case ["heads", var file, .. var rest]:
        await HeadsVerb.RunAsync(file, rest, cancellation.Token);
        return 0;
    case ["clauses", var folder, "--out", var target]:
        await ClausesVerb.RunAsync(folder, target, cancellation.Token);
        return 0;
    default:
        await Console.Error.WriteLineAsync(
            "usage: evaluate <folder> <case file> [method …] | evaluate-into <kept ranks> <folder> <case file or number of candidates> [method …] | "
                + "cold <folder> [method …] | candidates <folder> | ablate <folder> [method …] | "
                + "paired <kept ranks> <method> | rank <folder> | product [side_by_side.py] | kernels [filter] | grow <folder> [method …] | memory "
                + "<folder> [method …] | extract <folder> [profiles to show] | explain <folder> <people> [stories to show] | model <folder> | "
                + "sample <folder> [seed] | score <sample folder> [encoder] | oracle <sample folder> | draft <folder> [people] | "
                + "project <pca|umap|neighbours> <points.npy> [flat.npy] | language <folder> | embed | load <address> <process id> [circuits] | "
                + "fuzz <files> | hold <rows> | read <folder> <here|there> | "
                + "labels <file.jsonl> [--engine cues|encoder] [--json] [--out <file>] | heads <file.jsonl> [--out <file>] | "
                + "clauses <folder> --out <file>");
        return 2;
}
