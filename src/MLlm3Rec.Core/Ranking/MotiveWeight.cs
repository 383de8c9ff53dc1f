namespace MLlm3Rec.Ranking;

/// <summary>How much motives shall weigh in the alignment score, beside what was learned. Compared by value.</summary>
/// <param name="Key">Lower case and stable: what an address holds.</param>
/// <param name="Motives">What the learned weights of motive parts are multiplied by, above 0.</param>
/// <param name="Others">The same of all other parts: 1, or 0 where motives alone rank.</param>
public sealed record MotiveWeight(string Key, float Motives, float Others)
{
    public static MotiveWeight AsLearned { get; } = new("learned", 1, 1);

    public static MotiveWeight Twice { get; } = new("2", 2, 1);

    public static MotiveWeight FourTimes { get; } = new("4", 4, 1);

    /// <summary>Every other part is left out; among each other motives weigh as learned.</summary>
    public static MotiveWeight Alone { get; } = new("only", 1, 0);

    /// <summary>From what was learned to motives alone.</summary>
    public static IReadOnlyList<MotiveWeight> Steps { get; } = [AsLearned, Twice, FourTimes, Alone];

    /// <summary>The step of that key; what was learned for any other.</summary>
    public static MotiveWeight Find(string? key) => Steps.FirstOrDefault(step => step.Key == key) ?? AsLearned;

    /// <summary>What the weights of a kind's parts are multiplied by.</summary>
    public float Of(PartKind kind) => kind == PartKind.Motive ? Motives : Others;
}
