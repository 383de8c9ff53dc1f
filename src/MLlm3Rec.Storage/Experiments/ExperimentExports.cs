using System.Globalization;
using MLlm3Rec.Datasets;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Refusals;
using MLlm3Rec.Splitting;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Jobs;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Storage.Experiments;

/// <summary>Experiments as files for other tools and other people.</summary>
public sealed class ExperimentExports(ExperimentStore experiments, RunStore runs, DatasetStore datasets, FittedDatasetCache fittedDatasets)
{
    /// <summary>A run file per method, the truth, and per method the equals that are too many for its lists, if any.</summary>
    public async Task WriteTrecAsync(int runId, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var experiment = await GetAsync(runId, cancellationToken);
        var dataset = await DatasetAsync(experiment, cancellationToken);
        folder.Create();
        await using (var truth = File.CreateText(Path.Combine(folder.FullName, "qrels.txt")))
        {
            TrecFiles.WriteTruth(truth, dataset, experiment.Facts.Users, experiment.Facts.Hidden);
        }

        foreach (var (method, _) in experiment.Methods)
        {
            var answers = await experiments.AnswersAsync(runId, method, cancellationToken) ?? throw new ExperimentGoneException(runId);
            var path = Path.Combine(folder.FullName, method.Replace(':', '-'));
            await using var run = File.CreateText(path + ".run");
            TrecFiles.WriteRun(run, dataset, answers.Users, answers.Lists, method);
            if (experiment.UnlistedEquals(method, answers, EvaluationQuestions.Depth) is { Count: > 0 } unlisted)
            {
                await using var equals = File.CreateText(path + ".equals");
                TrecFiles.WriteEquals(equals, dataset, unlisted);
            }
        }
    }

    /// <summary>The candidates that the hidden items stood among, as a case file that can be shared.</summary>
    /// <exception cref="NotSupportedException">The whole catalogue was ranked, so there is nothing to freeze.</exception>
    public async Task WriteCasesAsync(int runId, string path, CancellationToken cancellationToken)
    {
        var request = (await GetAsync(runId, cancellationToken)).Request;
        if (request.Protocol != Protocol.Sampled)
        {
            throw new NotSupportedException("The whole catalogue was ranked: there are no candidates to save. Use sampled candidates.");
        }

        var dataset = await fittedDatasets.DatasetAsync(await datasets.GetAsync(request.Dataset, cancellationToken), cancellationToken);
        var hidden = HiddenChoices.Of(request, dataset);
        var candidates = request.Cases is { } file
            ? await CaseFile.ReadAsync(file, hidden.Source, hidden.Split, cancellationToken)
            : CandidateSets.Sample(hidden.Source, hidden.Split, request.Negatives, request.Seed);
        await CaseFile.WriteAsync(path, hidden.Source, hidden.Split, candidates, cancellationToken);
    }

    public async Task<Experiment> GetAsync(int runId, CancellationToken cancellationToken) =>
        await experiments.FindAsync(runId, cancellationToken) ?? throw new ExperimentGoneException(runId);

    /// <summary>The dataset that its users and items are numbered by.</summary>
    public async Task<Dataset> DatasetAsync(Experiment experiment, CancellationToken cancellationToken) =>
        await fittedDatasets.DatasetAsync(await datasets.GetAsync(experiment.Request.Dataset, cancellationToken), cancellationToken);

    /// <summary>Whether our own generator made the dataset.</summary>
    public async Task<bool> IsSyntheticAsync(Experiment experiment, CancellationToken cancellationToken) =>
        (await datasets.GetAsync(experiment.Request.Dataset, cancellationToken)).Synthetic;

    /// <summary>What one must know beside the setup to get the same numbers again.</summary>
    public async Task<IReadOnlyList<SetupFact>> FactsAsync(int runId, CancellationToken cancellationToken)
    {
        var run = await runs.FindAsync(runId, cancellationToken) ?? throw new ExperimentGoneException(runId);
        return
        [
            new("Run", run.Id.ToString(CultureInfo.InvariantCulture)),
            new("Content of the dataset", run.Provenance.DataHash ?? "unknown"),
            new("Engine", run.Provenance.Engine ?? "none needed"),
            new("Vocabulary", run.Provenance.Vocabulary ?? "none needed"),
            new("Code", run.Provenance.CodeVersion ?? "unknown"),
            new("Done", run.EndedAt?.ToString("u", CultureInfo.InvariantCulture) ?? "unknown"),
            new("Took", $"{run.Elapsed.TotalSeconds:N0} s"),
            .. run.Result?.Comparison?.Methods.Select(method =>
                new SetupFact(MethodCatalogue.TitleOf(method.Name), $"fitted in {method.Seconds.Fit:N1} s, asked in {method.Seconds.Score:N1} s"))
                ?? [],
        ];
    }
}

public sealed class ExperimentGoneException(int runId) : RefusalException(
    $"Run {runId} is no finished evaluation with every user's rank kept. List them with: runs --kind evaluate.");
