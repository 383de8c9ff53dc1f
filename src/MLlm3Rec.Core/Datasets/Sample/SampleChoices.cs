using MLlm3Rec.Numerics;

namespace MLlm3Rec.Datasets.Sample;

/// <summary>One choice as it is written to the file.</summary>
internal sealed record SampleChoice(int Item, long Time, int Stars, string Review);

/// <summary>Lets a person walk through the shop.</summary>
/// <remarks>
/// The chance of an item is appeal × affinity to its department × (0.15 + Σ motive · trait)⁴, raised where it continues the last choice (the same
/// department, and the product next to it on the shelf, which goes with it). One choice in twelve ignores motives. A person who turns away from a
/// dimension buys it now and then all the same, and says so. Nothing is chosen twice.
/// </remarks>
internal sealed class SampleChoices(IReadOnlyList<SampleProduct> products, IReadOnlyList<SampleItem> items, SampleReviews reviews)
{
    private const long Opening = 1_640_995_200;
    private const long Day = 86_400;
    private const double RecentShare = 0.4;

    private readonly string[] departments = [.. products.Select(product => product.Department).Distinct()];

    public IReadOnlyList<SampleChoice> Walk(SamplePerson person, ref SplitMix64 random)
    {
        var choices = new List<SampleChoice>();
        var chosen = new HashSet<int>();
        var time = Opening + random.NextInt32(500) * Day + random.NextInt32((int)Day);
        var weights = new double[items.Count];
        for (var step = 0; step < person.Choices; step++)
        {
            var motives = ActiveMotives(person, step);
            var kind = KindOf(person, step, ref random);
            for (var item = 0; item < items.Count; item++)
            {
                weights[item] = chosen.Contains(item)
                    ? 0
                    : Weight(person, items[item], kind, motives, choices.Count == 0 ? null : items[choices[^1].Item]);
            }

            var picked = SampleRandom.Pick(weights, ref random);
            chosen.Add(picked);
            var (stars, review) = reviews.Write(person, items[picked], products[items[picked].Product], motives, kind, ref random);
            choices.Add(new SampleChoice(picked, time, stars, review));
            time += Day * (1 + random.NextInt32(random.NextInt32(3) == 0 ? 40 : 9)) + random.NextInt32((int)Day);
        }

        return choices;
    }

    /// <summary>Strength per dimension at a step: a recent motive begins when three fifths of the history are past, and is keen while it is
    /// new.</summary>
    private static double[] ActiveMotives(SamplePerson person, int step)
    {
        var motives = new double[SampleDimensions.Count];
        foreach (var motive in person.Truth.Motives)
        {
            var isRecent = motive.Horizon == "recent";
            var isActive = !isRecent || step >= person.Choices * (1 - RecentShare);
            motives[SampleDimensions.IndexOf(motive.Dimension)] = isActive ? motive.Strength * (isRecent ? 1.4 : 1) : 0;
        }

        return motives;
    }

    private static ChoiceKind KindOf(SamplePerson person, int step, ref SplitMix64 random)
    {
        var draw = random.NextInt32(100);
        return draw switch
        {
            < 14 when person.Truth.Avoids.Count > 0 && step > 0 => ChoiceKind.Regretted,
            >= 92 => ChoiceKind.Idle,
            _ => ChoiceKind.Motivated,
        };
    }

    private double Weight(SamplePerson person, SampleItem item, ChoiceKind kind, double[] motives, SampleItem? last)
    {
        var department = Array.IndexOf(departments, products[item.Product].Department);
        var weight = item.Appeal * person.Departments[department];
        if (last is not null)
        {
            weight *= products[last.Product].Department == departments[department] ? 1.7 : 1;
            weight *= item.Product == last.Product + 1 ? 2.5 : 1;
        }

        return kind switch
        {
            ChoiceKind.Idle => weight,
            ChoiceKind.Regretted => item.Traits[SampleDimensions.IndexOf(person.Truth.Avoids[0])] >= 0.8 ? weight : 0,
            _ => weight * Fourth(0.15 + Match(item, motives, person)),
        };
    }

    private static double Match(SampleItem item, double[] motives, SamplePerson person)
    {
        var match = 0.0;
        for (var dimension = 0; dimension < motives.Length; dimension++)
        {
            match += motives[dimension] * item.Traits[dimension];
        }

        return person.Truth.Avoids.Count > 0 && item.Traits[SampleDimensions.IndexOf(person.Truth.Avoids[0])] > 0 ? match / 4 : match;
    }

    private static double Fourth(double value) => value * value * value * value;
}

/// <summary>Why a choice was made.</summary>
internal enum ChoiceKind
{
    Motivated,
    Idle,
    Regretted,
}
