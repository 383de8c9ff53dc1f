using System.Globalization;
using MLlm3Rec.Datasets;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Significance;
using MLlm3Rec.Experiments;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Questions;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Experiments;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Ask;

/// <summary>What holds of all people together: which method proposes best, what is chosen for over time, who wrote what.</summary>
public sealed class DatasetFacts(ExperimentStore experiments, FittedDatasetCache fittedDatasets)
{
    private const int MotivesOfRow = 6;
    private const int AroundQuote = 70;

    /// <summary>Stretches are months up to so many days, years beyond.</summary>
    private const int MostDaysOfMonths = 800;

    public async Task<FoundFacts> CompareAsync(DatasetSummary dataset, CancellationToken cancellationToken)
    {
        if (await experiments.ListAsync(dataset.Name, cancellationToken) is not [var latest, ..] || latest.Result?.Comparison is not { } report)
        {
            return new FoundFacts(
                [new FoundFact($"No methods have been compared on {dataset.Name} yet", new FactSource("Compare", Urls.Compare(dataset.Name)))],
                "Nothing to show.");
        }

        var source = new FactSource($"Comparison {latest.Id}", Urls.Compare(new CompareView { Run = latest.Id }));
        var experiment = await experiments.FindAsync(latest.Id, cancellationToken);
        var lead = experiment is null ? null : await Task.Run(() => LeadOf(experiment, cancellationToken), cancellationToken);
        return new FoundFacts(
            [
                .. lead is null ? [] : new[] { new FoundFact(LeadWords.Verdict(lead, SliceRule.All, MethodWords.Name), source) },
                .. report.Methods.Select(method =>
                    new FoundFact($"{method.Name} ({MethodWords.Name(method.Name)}): {string.Join(", ", MetricsOf(method))}", source)),
            ],
            $"Comparison {latest.Id}, on {ProfileWords.People(report.Users)}, 95 % intervals in brackets.");
    }

    public async Task<FoundFacts> TrendAsync(DatasetSummary dataset, TrendQuestion asked, CancellationToken cancellationToken)
    {
        var source = new FactSource($"Choices of {dataset.Name} over time, counted without motives", Urls.Dataset(dataset.Name));
        if (dataset is not { FirstTime: { } first, LastTime: { } last })
        {
            return new FoundFacts([new FoundFact($"The choices of {dataset.Name} carry no dates", source)], "So there are no trends.");
        }

        var engine = (await fittedDatasets.GetAsync(dataset.Name, cancellationToken)).Engine;
        var place = asked.Motive is null ? -1 : engine.Vocabulary.IndexOf(asked.Motive);
        if (asked.Motive is not null && place < 0)
        {
            throw new UnknownSubjectException($"There is no motive “{asked.Motive}”. The motives are {string.Join(", ", engine.Dimensions())}.");
        }

        var isByMonth = (last - first).TotalDays <= MostDaysOfMonths;
        var stretches = await Task.Run(() => Stretches(engine, isByMonth, cancellationToken), cancellationToken);
        return new FoundFacts(
            [.. stretches.TakeLast(asked.Count).Select(stretch => new FoundFact(WordsOf(stretch, engine, place), source))],
            $"Shares of what the chosen items offer, by {(isByMonth ? "month" : "year")}; {stretches.Count} in all.");
    }

    public async Task<FoundFacts> QuotesAsync(DatasetSummary dataset, QuoteQuestion asked, CancellationToken cancellationToken)
    {
        var read = (await fittedDatasets.GetAsync(dataset.Name, cancellationToken)).Dataset;
        string[] words = asked.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (rows, found) = await Task.Run(() => Quotes(dataset, read, words, asked.Count, cancellationToken), cancellationToken);
        return new FoundFacts(rows, $"{found:N0} of {read.Reviews.Count:N0} reviews hold “{asked.Words}”; {rows.Count} are shown.");
    }

    private static LeadVerdict? LeadOf(Experiment experiment, CancellationToken cancellationToken) => experiment
        .Compare(SliceRule.All.Pick(experiment.Facts, null), null, PairedTest.Wilcoxon, [ExperimentSummary.Headline], cancellationToken)
        .LeadOn(ExperimentSummary.Headline.Name);

    private static IEnumerable<string> MetricsOf(MethodReport method) => method.Metrics
        .Where(metric => metric.Key.EndsWith("@10", StringComparison.Ordinal))
        .Select(metric => Invariant($"{metric.Key} {metric.Value.Mean:0.000} ({metric.Value.Low:0.000} to {metric.Value.High:0.000})"));

    private static (List<FoundFact> Rows, int Found) Quotes(
        DatasetSummary dataset, Dataset read, string[] words, int count, CancellationToken cancellationToken)
    {
        var (rows, found) = (new List<FoundFact>(), 0);
        for (var user = 0; user < read.Users.Count && words.Length > 0; user++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var choice in read.History(user))
            {
                if (read.ReviewOf(choice) is not { } review
                    || !Array.TrueForAll(words, word => review.Contains(word, StringComparison.OrdinalIgnoreCase)))
                {
                    continue;
                }

                found++;
                if (rows.Count < count)
                {
                    var id = read.Users[user].Value;
                    DateTimeOffset? time = choice.HasTime ? DateTimeOffset.FromUnixTimeSeconds(choice.Time) : null;
                    rows.Add(new FoundFact(
                        $"{id} wrote of “{read.Items[choice.Item].DisplayTitle}”, {ChoiceWords.Date(time)}: “{Around(review, words[0])}”",
                        PersonFacts.SourceOf(dataset, id)));
                }
            }
        }

        return (rows, found);
    }

    private static string Around(string review, string word)
    {
        var at = review.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        var (start, end) = (Math.Max(0, at - AroundQuote), Math.Min(review.Length, at + word.Length + AroundQuote));
        // Cut between words, and said to be cut.
        start = start == 0 ? 0 : review.IndexOf(' ', start, at - start) is >= 0 and var space ? space + 1 : at;
        end = end == review.Length ? end : Math.Max(review.LastIndexOf(' ', end - 1, end - at), at + word.Length);
        return $"{(start == 0 ? "" : "… ")}{review[start..end]}{(end == review.Length ? "" : " …")}";
    }

    private static List<Stretch> Stretches(BuiltInEngine engine, bool isByMonth, CancellationToken cancellationToken)
    {
        var stretches = new SortedDictionary<string, Stretch>(StringComparer.Ordinal);
        foreach (var choice in engine.Dataset.Interactions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (choice.HasTime)
            {
                var time = DateTimeOffset.FromUnixTimeSeconds(choice.Time);
                var name = time.ToString(isByMonth ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture);
                if (!stretches.TryGetValue(name, out var stretch))
                {
                    stretches[name] = stretch = new Stretch(name, new double[engine.Vocabulary.Count]);
                }

                stretch.Add(engine.Traits.SalienceOf(choice.Item));
            }
        }

        return [.. stretches.Values];
    }

    private static string WordsOf(Stretch stretch, BuiltInEngine engine, int only)
    {
        var all = stretch.Sums.Sum();
        var shown = engine.Dimensions().Select((key, place) => (Key: key, Place: place, Share: all > 0 ? stretch.Sums[place] / all : 0))
            .Where(motive => only < 0 || motive.Place == only)
            .OrderByDescending(motive => motive.Share)
            .Take(MotivesOfRow);
        return $"{stretch.Name}: {ProfileWords.Choices(stretch.Choices)}; "
            + string.Join(", ", shown.Select(motive => Invariant($"{motive.Key} {100 * motive.Share:0.0} %")));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>What was chosen in one month or year, by what it offers.</summary>
    private sealed record Stretch(string Name, double[] Sums)
    {
        public int Choices { get; private set; }

        public void Add(ReadOnlySpan<float> salience)
        {
            Choices++;
            for (var place = 0; place < Sums.Length; place++)
            {
                Sums[place] += salience[place];
            }
        }
    }
}
