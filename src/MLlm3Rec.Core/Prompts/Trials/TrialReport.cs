using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Metrics;

namespace MLlm3Rec.Prompts.Trials;

/// <summary>A test of a draft over everybody it was tried on.</summary>
/// <param name="Asked">How many people were to be tried.</param>
/// <param name="Done">How many have a result.</param>
/// <param name="Failed">For how many the draft gave none.</param>
/// <param name="Changed">Whose motives or lists differ.</param>
/// <param name="Better">Whose hidden choice rose by at least a tenth of its rank.</param>
/// <param name="Worse">Whose hidden choice fell likewise.</param>
/// <param name="Probability">Of so uneven a split by chance (sign test).</param>
/// <param name="Metrics">Means on both sides with the interval of their difference.</param>
/// <param name="Cases">What became of the analysts' marks.</param>
public sealed record TrialReport(
    int Asked, int Done, int Failed, int Changed, int Better, int Worse, double Probability, IReadOnlyList<TrialMetric> Metrics,
    IReadOnlyList<CaseResult> Cases)
{
    private const int Seed = 42;
    private const double Level = 0.05;

    public bool IsClear => Probability < Level;

    public static TrialReport Of(int asked, IReadOnlyList<TrialRow> rows, IReadOnlyList<CaseResult> cases, CancellationToken cancellationToken)
    {
        var told = rows.Where(row => row.Failure is null).ToArray();
        var (better, worse) = (told.Count(row => row.Direction > 0), told.Count(row => row.Direction < 0));
        var ranked = told.Where(row => row is { LiveRank: not null, DraftRank: not null }).ToArray();
        var planted = told.Where(row => row is { LiveTruth: not null, DraftTruth: not null }).ToArray();
        IMetric[] standard = [new HitRate(10), new Ndcg(10), new ReciprocalRank(20)];
        List<TrialMetric> metrics =
        [
            .. standard.Select(metric =>
                TrialMetric.Of(
                    metric.Name,
                    ranked,
                    row => metric.Measure(row.LiveRank!.Value),
                    row => metric.Measure(row.DraftRank!.Value),
                    Seed,
                    cancellationToken)),
        ];
        if (planted.Length > 0)
        {
            metrics.Add(
                TrialMetric.Of(TrialMetric.Planted, planted, row => row.LiveTruth!.Value, row => row.DraftTruth!.Value, Seed, cancellationToken));
        }

        if (rows.Any(row => row.Failure is not null || row.LiveFailure is not null))
        {
            metrics.Add(
                TrialMetric.Of(
                    TrialMetric.Usable, rows, row => row.LiveFailure is null ? 1 : 0, row => row.Failure is null ? 1 : 0, Seed, cancellationToken));
        }

        return new TrialReport(
            asked, told.Length, rows.Count - told.Length, told.Count(row => !row.IsUnchanged), better, worse, SignTest.Probability(better, worse),
            [.. metrics.Where(metric => metric.People > 0)], cases);
    }
}

/// <param name="Name">"HR@10" …, <see cref="Planted"/> or <see cref="Usable"/>.</param>
/// <param name="People">How many it is the mean over.</param>
/// <param name="Live">Mean with the live prompt.</param>
/// <param name="Draft">Mean with the draft.</param>
/// <param name="Difference">Draft minus live, the same people resampled.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
public sealed record TrialMetric(string Name, int People, double Live, double Draft, double Difference, double Low, double High)
{
    public const string Planted = "Planted motives found";
    public const string Usable = "Usable replies";

    public bool IsWorse => High < 0;

    public bool IsBetter => Low > 0;

    internal static TrialMetric Of(
        string name, IReadOnlyList<TrialRow> rows, Func<TrialRow, double> live, Func<TrialRow, double> draft, int seed,
        CancellationToken cancellationToken)
    {
        double[] differences = [.. rows.Select(row => draft(row) - live(row))];
        if (differences.Length == 0)
        {
            return new TrialMetric(name, 0, 0, 0, 0, 0, 0);
        }

        var interval = Bootstrap.Intervals(differences, 1, seed, cancellationToken)[0];
        return new TrialMetric(name, rows.Count, rows.Average(live), rows.Average(draft), interval.Mean, interval.Low, interval.High);
    }
}
