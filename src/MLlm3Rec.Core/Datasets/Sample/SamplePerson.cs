using MLlm3Rec.Numerics;

namespace MLlm3Rec.Datasets.Sample;

/// <summary>One invented person: what moves them, where they look, and how long their history is.</summary>
/// <param name="Truth">What is planted.</param>
/// <param name="Choices">Length of the history, 2 to 60.</param>
/// <param name="Departments">Affinity per department.</param>
internal sealed record SamplePerson(SampleTruth Truth, int Choices, double[] Departments)
{
    private static readonly string[] Names =
    [
        "maria", "jonas", "ines", "tariq", "lena", "oskar", "amina", "piotr", "freya", "hugo", "noor", "elif", "mateo", "signe", "ravi", "clara",
        "yusuf", "greta",
        "milan", "sofia", "arthur", "hana", "emil", "zoe", "karim", "alma", "felix", "ivana", "bruno", "lucia", "theo", "nadia", "viktor", "rosa",
        "adam", "mina",
        "jakob", "leila", "otto", "priya", "samuel", "ada", "niko", "vera", "david", "yara", "anton", "ella", "rafael", "judith",
    ];

    /// <summary>Shares of short, usual, long and very long histories, and their bounds.</summary>
    private static readonly (double Share, int From, int To)[] Lengths = [(0.08, 2, 4), (0.37, 5, 12), (0.4, 13, 28), (0.15, 29, 60)];

    public static SamplePerson Of(int number, int departments, ref SplitMix64 random)
    {
        var band = Lengths[SampleRandom.Pick(Array.ConvertAll(Lengths, length => length.Share), ref random)];
        var choices = band.From + random.NextInt32(band.To - band.From + 1);
        var dimensions = Enumerable.Range(0, SampleDimensions.Count).ToArray();
        random.Shuffle<int>(dimensions);
        var motives = Motives(dimensions, choices, ref random);
        var avoids = choices >= 8 && random.NextInt32(100) < 22 ? new[] { SampleDimensions.Keys[dimensions[^1]] } : [];
        var name = Names[random.NextInt32(Names.Length)];
        return new SamplePerson(new SampleTruth($"{name}-{number:D4}", motives, avoids), choices, FavouritesAmong(departments, ref random));
    }

    /// <summary>Two motives for a person of few choices, else two to four, the first strong, each next one weaker; now and then one that has only
    /// begun.</summary>
    private static PlantedMotive[] Motives(int[] dimensions, int choices, ref SplitMix64 random)
    {
        var count = choices < 5 ? 2 : random.NextInt32(4) switch { 0 => 2, 3 => 4, _ => 3 };
        var recent = choices >= 10 && random.NextInt32(100) < 30 ? 1 + random.NextInt32(count - 1) : -1;
        var motives = new PlantedMotive[count];
        for (var i = 0; i < count; i++)
        {
            var strength = Math.Round(0.85 - 0.17 * i + 0.15 * random.NextDouble(), 2);
            motives[i] = new PlantedMotive(SampleDimensions.Keys[dimensions[i]], strength, i == recent ? "recent" : "lasting");
        }

        return motives;
    }

    private static double[] FavouritesAmong(int count, ref SplitMix64 random)
    {
        var affinity = Enumerable.Repeat(0.25, count).ToArray();
        for (var favourite = 0; favourite < 4; favourite++)
        {
            affinity[random.NextInt32(count)] = 1;
        }

        return affinity;
    }
}
