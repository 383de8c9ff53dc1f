using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Evaluation.Significance;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Map;
using MLlm3Rec.Storage.Caching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Experiments;
using MLlm3Rec.Storage.Map;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Experiments;

/// <summary>An experiment cut and measured as the address says.</summary>
public sealed record ExperimentBoard
{
    public required Experiment Experiment { get; init; }

    public required DatasetSummary Dataset { get; init; }

    public required SliceRule Slice { get; init; }

    /// <summary>Places of the slice's users.</summary>
    public required int[] Places { get; init; }

    /// <summary>HR, NDCG and MRR at every cut.</summary>
    public required Comparison Table { get; init; }

    /// <summary>Who is ahead on the metric that comparisons go by, at the shown cut.</summary>
    public LeadVerdict? Lead => Table.Metrics.OfType<Ndcg>().Select(metric => Table.LeadOn(metric.Name)).FirstOrDefault();

    public required IReadOnlyList<SelectionSummary> Selections { get; init; }

    /// <summary>The other run, if one is held against.</summary>
    public Experiment? Other { get; init; }

    public IReadOnlyList<RunDelta>? Deltas { get; init; }

    /// <summary>Why this slice or the other run cannot be shown.</summary>
    public IReadOnlyList<string> Obstacles { get; init; } = [];
}

/// <summary>Cuts and measures. Work for a pool thread, never for a circuit.</summary>
public sealed class ExperimentMaker(ExperimentStore experiments, DatasetStore datasets, SelectionStore selections) : IDisposable
{
    private const int KeptTables = 16;

    // Who comes back, or opens a link, does not wait for the resamples of everybody.
    private readonly AsyncCache<(int Run, string? Baseline, PairedTest Test, int K), Comparison> tables = new(KeptTables);

    /// <returns>Null where there is no such experiment.</returns>
    public async Task<ExperimentBoard?> MakeAsync(CompareView view, CancellationToken cancellationToken)
    {
        if (await experiments.FindAsync(view.Run, cancellationToken) is not { } experiment)
        {
            return null;
        }

        var dataset = await datasets.GetAsync(experiment.Request.Dataset, cancellationToken);
        var saved = await selections.SavedAsync(dataset.Id, cancellationToken);
        var rule = view.Slice is null ? SliceRule.All : SliceRule.Parse(view.Slice, experiment.Facts.Vocabulary);
        var obstacles = rule is null ? new List<string> { $"“{view.Slice}” is no slice; all users are shown." } : [];
        rule ??= SliceRule.All;
        if (rule.Kind is SliceKind.Motive or SliceKind.Trait)
        {
            experiment = await experiments.ReadAsync(experiment, cancellationToken);
        }

        Selection? selection = null;
        if (rule.Kind == SliceKind.Selection)
        {
            var code = rule.Key["selection:".Length..];
            selection = await selections.FindAsync(dataset.Id, code, cancellationToken);
            rule = SliceRule.Selection(code, saved.FirstOrDefault(one => one.Code == code)?.Name);
        }

        var other = view.Against is { } against && against != view.Run ? await experiments.FindAsync(against, cancellationToken) : null;
        var (shown, places) = await Task.Run(() => Pick(experiment, rule, selection, obstacles), cancellationToken);
        return new ExperimentBoard
        {
            Experiment = experiment,
            Dataset = dataset,
            Slice = shown,
            Places = places,
            Table = await TableAsync(experiment, view, shown, places, cancellationToken),
            Selections = saved,
            Other = other,
            Deltas = other is null ? null : await Task.Run(() => Deltas(experiment, other, view, obstacles, cancellationToken), cancellationToken),
            Obstacles = obstacles,
        };
    }

    public void Dispose() => tables.Dispose();

    private static IReadOnlyList<RunDelta>? Deltas(
        Experiment experiment, Experiment other, CompareView view, List<string> obstacles, CancellationToken cancellationToken)
    {
        try
        {
            return RunDelta.Between(experiment, other, Shown(view.K), view.Test, cancellationToken);
        }
        catch (NotComparableException different)
        {
            obstacles.AddRange(different.Differences);
            return null;
        }
    }

    private Task<Comparison> TableAsync(Experiment experiment, CompareView view, SliceRule rule, int[] places, CancellationToken cancellationToken)
    {
        // An address may name any baseline; one that was not compared is none.
        var baseline = experiment.Methods.Any(method => method.Method == view.Baseline) ? view.Baseline : null;
        return rule == SliceRule.All
            ? tables.GetAsync((experiment.Id, baseline, view.Test, view.K), () => Task.FromResult(Compare(CancellationToken.None)), cancellationToken)
            : Task.Run(() => Compare(cancellationToken), cancellationToken);

        Comparison Compare(CancellationToken token) => experiment.Compare(places, baseline, view.Test, Shown(view.K), token);
    }

    private static IMetric[] Shown(int k) => [new HitRate(k), new Ndcg(k), new ReciprocalRank(k)];

    private static (SliceRule Shown, int[] Places) Pick(Experiment experiment, SliceRule rule, Selection? selection, List<string> obstacles)
    {
        try
        {
            var picked = rule.Pick(experiment.Facts, selection);
            if (picked.Length > 0)
            {
                return (rule, picked);
            }

            obstacles.Add($"Nobody is in the slice “{rule.Name}”; all users are shown.");
        }
        catch (SliceNotPossibleException impossible)
        {
            obstacles.Add(impossible.Message);
        }

        return (SliceRule.All, SliceRule.All.Pick(experiment.Facts, null));
    }
}
