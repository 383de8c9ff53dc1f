using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Benchmarks;

/// <summary>Prints learned cues, traits and profiles for a person to judge.</summary>
internal static class ExtractPages
{
    public static void Write(Dataset dataset, Reader reader, BuiltInTraitEncoder encoder, MotivationProfile[] profiles, int shown)
    {
        foreach (var group in reader.LearnedCues.GroupBy(cue => cue.Dimension))
        {
            Console.WriteLine($"learned {group.Key}: {string.Join(", ", group.Select(cue => $"{cue.Word} {cue.Similarity:F2}"))}");
        }

        for (var i = 0; i < shown; i++)
        {
            var item = (int)((long)dataset.Items.Count * i / shown);
            Console.WriteLine(
                $"\nITEM {dataset.Items[item].DisplayTitle} | {string.Join(", ", dataset.Items[item].Categories)} | "
                    + $"{string.Join(", ", dataset.Items[item].Tags)}");
            foreach (var trait in encoder.Encode(dataset, item).Traits)
            {
                Console.WriteLine($"  {trait.Salience:F2} {trait.Statement} [{trait.Span.Quote}]");
            }
        }

        for (var i = 0; i < shown; i++)
        {
            var profile = profiles[(long)profiles.Length * i / shown];
            Console.WriteLine($"\nUSER {profile.User} ({profile.HistoryLength} choices, confidence {profile.Confidence:F2})");
            foreach (var motive in profile.Motives)
            {
                Console.WriteLine(
                    $"  {motive.Strength:F2} {motive.Statement} "
                        + $"{string.Join(" ", motive.Evidence.Select(evidence => $"[{evidence.Position}: {evidence.Span.Quote}]"))}");
            }

            foreach (var avoidance in profile.Avoids)
            {
                Console.WriteLine($"  -{avoidance.Strength:F2} {avoidance.Statement}");
            }
        }
    }
}
