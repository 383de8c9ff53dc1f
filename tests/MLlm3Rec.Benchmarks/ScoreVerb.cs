using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sample;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Benchmarks;

/// <summary>How well the built-in engine finds what was planted in a sample folder, by length of history and by dimension.</summary>
internal static class ScoreVerb
{
    public static async Task RunAsync(string folder, bool byClauses, CancellationToken cancellationToken)
    {
        var dataset = await SourceFolder.ReadAsync(folder, cancellationToken);
        var truths = await SampleTruth.ReadAsync(Path.Combine(folder, SampleTruth.FileName), cancellationToken);
        var reader = Reader.Fit(dataset, DefaultVocabulary.Instance, new ReadingOptions(), cancellationToken);
        reader = byClauses ? reader.With(await EncodedClauses.OfAsync(dataset, cancellationToken), dataset, cancellationToken) : reader;
        var extractor = BuiltInProfileExtractor.Fit(dataset, reader, ItemReadings.Of(reader, dataset, cancellationToken), new ProfileOptions());
        var pairs = truths.Select(truth =>
            (extractor.Extract(dataset, dataset.TryFindUser(new UserId(truth.User), out var user) ? user : 0, cancellationToken), truth))
            .ToArray();
        foreach (var (from, to) in new[] { (2, 60), (5, 60), (2, 4), (5, 12), (13, 28), (29, 60) })
        {
            var score =
                ExtractionScore.Of([.. pairs.Where(pair => pair.Item1.HistoryLength >= from && pair.Item1.HistoryLength <= to)], reader.Vocabulary);
            Console.WriteLine(
                $"{from,2}-{to,2} choices: {score.Users,4} users, precision {score.Precision:F3} (chance {score.ChancePrecision:F3}), recall "
                    + $"{score.Recall:F3} ({score.ChanceRecall:F3}), strengths {score.StrengthCorrelation:F3}");
        }

        foreach (var dimension in reader.Vocabulary.Dimensions)
        {
            var planted = pairs.Where(pair => pair.truth.Motives.Any(motive => motive.Dimension == dimension.Key)).ToArray();
            var found = pairs.Where(pair => pair.Item1.Motives.Take(3).Any(motive => motive.Dimension == dimension.Key)).ToArray();
            Console.WriteLine(
                $"{dimension.Key,-18} planted {planted.Length,4}, among first three {found.Length,4}, both {planted.Intersect(found).Count(),4}");
        }

        foreach (var (from, to) in new[] { (0, 0.15), (0.15, 0.2), (0.2, 0.25), (0.25, 0.3), (0.3, 0.4), (0.4, 0.5), (0.5, 0.6), (0.6, 1.01) })
        {
            var named = pairs.SelectMany(pair => pair.Item1.Motives
                .Where(motive => motive.Strength >= from && motive.Strength < to)
                .Select(motive => (motive.Dimension, pair.truth)))
                .ToArray();
            var right = named.Count(one => one.truth.Motives.Any(motive => motive.Dimension == one.Dimension));
            var chance = named.Select(one => (double)pairs.Count(other =>
                other.truth.Motives.Any(motive => motive.Dimension == one.Dimension)) / pairs.Length).DefaultIfEmpty().Average();
            Console.WriteLine(
                $"strength {from:F2} to {Math.Min(to, 1):F2}: {named.Length,5} motives named, {right,5} planted, share "
                    + $"{(double)right / Math.Max(1, named.Length):F3} (chance {chance:F3})");
        }

        var recent = pairs.SelectMany(pair =>
            pair.truth.Motives.Select(motive => (motive, found: pair.Item1.Motives.FirstOrDefault(found => found.Dimension == motive.Dimension))))
            .Where(pair => pair.found is not null)
                .GroupBy(pair => (pair.motive.Horizon, pair.found!.Horizon))
                .Select(group => $"{group.Key.Item1}->{group.Key.Item2} {group.Count()}");
        Console.WriteLine(
            $"horizons {string.Join(", ", recent)}; avoided {pairs.Count(pair => pair.truth.Avoids.Count > 0)}, told "
                + $"{pairs.Count(pair => pair.Item1.Avoids.Count > 0)}, right "
                + $"{pairs.Count(pair => pair.Item1.Avoids.Take(1).Any(avoid => pair.truth.Avoids.Contains(avoid.Dimension)))}");
    }
}
