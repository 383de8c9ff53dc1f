using System.Diagnostics;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Benchmarks;

/// <summary>Seconds of the built-in engine: fit, traits and vectors of all items, profiles of all users, one profile; and a few profiles to look
/// at.</summary>
internal static class ExtractVerb
{
    public static async Task RunAsync(string folder, int shown, CancellationToken cancellationToken)
    {
        var dataset = await SourceFolder.ReadAsync(folder, cancellationToken);
        Console.WriteLine(
            $"{dataset.Name}: {dataset.Users.Count:N0} users, {dataset.Items.Count:N0} items, {dataset.InteractionCount:N0} interactions");
        var reader = Timed("fit", () => Reader.Fit(dataset, DefaultVocabulary.Instance, new ReadingOptions(), cancellationToken));
        var readings = Timed("read items", () => ItemReadings.Of(reader, dataset, cancellationToken));
        var encoder = new BuiltInTraitEncoder(reader, readings);
        Timed("trait profiles", () => Enumerable.Range(0, dataset.Items.Count).AsParallel().Sum(item => encoder.Encode(dataset, item).Traits.Count));
        var extractor = Timed("population", () => BuiltInProfileExtractor.Fit(dataset, reader, readings, new ProfileOptions()));
        var profiles = Timed("profiles", () => Enumerable.Range(0, dataset.Users.Count).AsParallel().AsOrdered()
            .Select(user => extractor.Extract(dataset, user, cancellationToken)).ToArray());
        var longest = profiles.Index().MaxBy(profile => profile.Item.HistoryLength).Index;
        Timed("longest profile", () => extractor.Extract(dataset, longest, cancellationToken));
        var usage = string.Join(", ", reader.Vocabulary.Dimensions.Select(dimension => $"{dimension.Key} {ShareOf(profiles, dimension.Key):P0}"));
        var speaking = Enumerable.Range(0, dataset.Items.Count).Count(item => readings.SalienceOf(item).ContainsAnyExcept(0f));
        Console.WriteLine($"items that say something {speaking / (double)dataset.Items.Count:P1}; motives {usage}");
        Console.WriteLine($"vector size {reader.VectorSize}, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        if (shown > 0)
        {
            ExtractPages.Write(dataset, reader, encoder, profiles, shown);
        }
    }

    private static double ShareOf(MotivationProfile[] profiles, string dimension) =>
        profiles.Count(profile => profile.Motives.Any(motive => motive.Dimension == dimension)) / (double)profiles.Length;

    private static T Timed<T>(string step, Func<T> work)
    {
        var started = Stopwatch.GetTimestamp();
        var result = work();
        Console.WriteLine($"{step,-16} {Stopwatch.GetElapsedTime(started).TotalSeconds,8:F3} s");
        return result;
    }
}
