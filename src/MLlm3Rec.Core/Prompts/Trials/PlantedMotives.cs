using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sample;
using MLlm3Rec.Profiles;

namespace MLlm3Rec.Prompts.Trials;

/// <summary>The truth behind the bundled sample, where a dataset is that sample.</summary>
public static class PlantedMotives
{
    /// <summary>So many of the strongest planted motives are asked for.</summary>
    private const int Strongest = 3;

    /// <summary>Empty where the dataset's people are not those of the sample.</summary>
    public static IReadOnlyDictionary<string, SampleTruth> Of(Dataset dataset, bool isSynthetic)
    {
        if (!isSynthetic)
        {
            return new Dictionary<string, SampleTruth>();
        }

        var truths = SampleFolder.Truths(new SampleOptions()).ToDictionary(truth => truth.User, StringComparer.Ordinal);
        return dataset.Users.All(user => truths.ContainsKey(user.Value)) ? truths : new Dictionary<string, SampleTruth>();
    }

    /// <summary>Share of the person's three strongest planted motives among as many told ones, in [0, 1].</summary>
    public static double Found(MotivationProfile profile, SampleTruth truth)
    {
        var asked = Math.Min(Strongest, truth.Motives.Count);
        var told = profile.Motives.Take(asked).Select(motive => motive.Dimension).ToHashSet(StringComparer.Ordinal);
        return asked == 0
            ? 1
            : (double)truth.Motives.OrderByDescending(motive => motive.Strength).Take(asked).Count(motive => told.Contains(motive.Dimension)) / asked;
    }
}
