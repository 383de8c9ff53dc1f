using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Models;
using MLlm3Rec.Storage.Runs.Jobs;

namespace MLlm3Rec.Storage.Runs;

/// <summary>From what was asked to what does it.</summary>
public sealed class RunJobs(DatasetStore datasets, RunStore runs, GenerationStore generations, BenchCache benches)
{
    internal RunJob Create(RunRecord run) => run.Request switch
    {
        ImportRequest request => new ImportJob(request, datasets),
        EncodeRequest => new EncodeJob(run, datasets, runs, generations, benches),
        ExtractRequest request => new ExtractJob(run, request, datasets, runs, generations, benches),
        TrainRequest request => new TrainJob(run, request, datasets, generations, benches),
        RankRequest request => new RankJob(run, request, datasets, runs, generations, benches),
        EvaluateRequest request => new EvaluateJob(run, request, datasets, runs, benches),
        _ => throw new NotSupportedException($"This version cannot do \"{run.Kind}\" runs."),
    };
}
