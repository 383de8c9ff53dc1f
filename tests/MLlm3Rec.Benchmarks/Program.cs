using MLlm3Rec.Benchmarks;
using MLlm3Rec.Datasets.Sample;

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
    case ["sample", var folder]:
        await SampleFolder.WriteAsync(folder, new SampleOptions(), cancellation.Token);
        return 0;
    case ["score", var folder]:
        await ScoreVerb.RunAsync(folder, cancellation.Token);
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
    case ["embed"]:
        await EmbedVerb.RunAsync(cancellation.Token);
        return 0;
    default:
        await Console.Error.WriteLineAsync(
            "usage: evaluate <folder> <case file> [method …] | evaluate-into <kept ranks> <folder> <case file or number of candidates> [method …] | "
                + "paired <kept ranks> <method> | rank <folder> | product [side_by_side.py] | kernels [filter] | grow <folder> [method …] | memory "
                + "<folder> [method …] | extract <folder> [profiles to show] | explain <folder> <people> [stories to show] | model <folder> | "
                + "sample <folder> | score <sample folder> | draft <folder> [people] | project <pca|umap|neighbours> <points.npy> [flat.npy] | "
                + "language <folder> | embed");
        return 2;
}
