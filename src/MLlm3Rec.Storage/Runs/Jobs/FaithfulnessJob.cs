using System.Runtime.CompilerServices;
using System.Text.Json;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations;
using MLlm3Rec.Runs;
using MLlm3Rec.Splitting;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Models;

namespace MLlm3Rec.Storage.Runs.Jobs;

/// <summary>Measures how faithful a method's explanations are. One unit per block of people; what it measured is kept with its mark.</summary>
internal sealed class FaithfulnessJob(RunRecord run, FaithfulnessRequest request, DatasetStore datasets, RunStore runs, BenchCache benches) : RunJob
{
    private const int PeoplePerUnit = 100;

    private readonly List<FaithfulnessCase> measured = [];
    private string engine = "";

    public override async IAsyncEnumerable<RunEvent> ExecuteAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StepStarted("Reading the dataset", 0);
        var summary = await datasets.GetAsync(run.Dataset, cancellationToken);
        var bench = await benches.GetAsync(run.Dataset, cancellationToken);
        engine = bench.Engine.Extractor.Provenance.Model;
        Provenance = new RunProvenance(summary.ContentHash, engine, bench.Engine.Vocabulary.Version, request.Seed);
        var recommender = await bench.RecommenderAsync(request.Method, cancellationToken);
        var people = UserSample.Draw(bench.Dataset.Users.Count, request.Users, request.Seed);

        yield return new StepStarted("Taking away what explanations name", people.Length);
        var probe = new FaithfulnessProbe(bench.Engine.Explainer, recommender, bench.Dataset, new FaithfulnessOptions { Seed = request.Seed });
        var done = 0L;
        foreach (var (unit, block) in UserBlocks.Of("people", people, PeoplePerUnit))
        {
            if (await runs.UnitContentAsync(run.Id, unit, cancellationToken) is { } before)
            {
                measured.AddRange(JsonSerializer.Deserialize(before, StoredJson.Default.FaithfulnessCaseArray)!); // Written by Save below.
            }
            else
            {
                FaithfulnessCase[] cases =
                [
                    .. block.AsParallel().AsOrdered().WithCancellation(cancellationToken)
                        .Select(user => probe.Measure(user, bench.HistoryMemory(user, HistoryView.HeldOut), cancellationToken)).OfType<FaithfulnessCase>(),
                ];
                measured.AddRange(cases);
                yield return new UnitFinished(unit, cases);
            }

            yield return new StepProgress(done += block.Length);
        }
    }

    public override void Save(WorkbenchContext context, UnitFinished unit) => context.Execute(
        "INSERT OR IGNORE INTO RunUnits (RunId, Unit, Content) VALUES (@0, @1, @2)",
        run.Id,
        unit.Unit,
        JsonSerializer.SerializeToUtf8Bytes((FaithfulnessCase[])unit.Result, StoredJson.Default.FaithfulnessCaseArray));

    public override RunResult Publish(WorkbenchContext context)
    {
        if (measured.Count == 0)
        {
            throw new NothingToMeasureException(run.Dataset);
        }

        var report = FaithfulnessReport.Of(request.Method, engine, measured, request.Seed);
        return new RunResult(
            $"{report.Method}: removing what explanations name lowers scores {report.Comprehensiveness} times as much as removing as much by lot.",
            [new NamedCount("people", report.People)])
        {
            Faithfulness = report,
        };
    }
}
