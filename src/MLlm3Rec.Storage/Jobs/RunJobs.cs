using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Map;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Sources;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>From what was asked to what does it.</summary>
public sealed class RunJobs(EncodeStores stores, ModelStores models, DataStores data, EvaluateStores evaluations, FitStores fits, TestStores tests)
{
    private readonly DatasetStore datasets = stores.Datasets;
    private readonly RunStore runs = stores.Runs;
    private readonly GenerationStore generations = stores.Generations;
    private readonly FittedDatasetCache fittedDatasets = stores.FittedDatasets;

    internal RunJob Create(RunRecord run) => run.Request switch
    {
        ImportRequest request => new ImportJob(request, datasets, data.Sources),
        EncodeRequest { Engine: { } use } request => new AskForTraitsJob(run, request, use, models),
        ExtractRequest { Engine: { } use } request => new AskForProfilesJob(run, request, use, models),
        EncodeRequest request => new EncodeJob(run, request, stores),
        ExtractRequest request => new ExtractJob(run, request, datasets, runs, generations, fittedDatasets),
        TrainRequest request => new TrainJob(run, request, generations, fits),
        FitRequest request => new FitJob(run, request, fits),
        RankRequest request => new RankJob(run, request, datasets, runs, generations, fittedDatasets),
        EvaluateRequest request => new EvaluateJob(run, request, evaluations, models),
        FaithfulnessRequest request => new FaithfulnessJob(run, request, models, runs),
        TestRequest request => new PromptTestJob(run, request, tests),
        ProjectRequest request => new ProjectJob(run, request, datasets, data.Maps, fittedDatasets),
        _ => throw new NotSupportedException($"This version cannot do \"{run.Kind.Word()}\" runs."),
    };
}

/// <summary>What a dataset comes from, and what is drawn of it.</summary>
public sealed record DataStores(SourceReader Sources, MapStore Maps);
