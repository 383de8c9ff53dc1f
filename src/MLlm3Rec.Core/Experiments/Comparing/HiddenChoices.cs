using MLlm3Rec.Datasets;
using MLlm3Rec.Splitting;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>From what an evaluation asks for to the split that it is asked on.</summary>
/// <param name="Source">The dataset as it is split: with ties shuffled where that was wanted.</param>
/// <param name="Split">What is hidden.</param>
/// <param name="IsUsual">Whether this is the split that the engine of the pages was taught on.</param>
public sealed record HiddenChoices(Dataset Source, HoldOut Split, bool IsUsual)
{
    public static IReadOnlyList<string> Splits { get; } = ["last", "time", "cold-items"];

    public static IReadOnlyList<string> TieRules { get; } = ["keep", "leave-out", "shuffle"];

    /// <exception cref="NotSupportedException">The request names a split or a rule for ties that this version does not know.</exception>
    public static HiddenChoices Of(EvaluateRequest request, Dataset dataset)
    {
        if (!TieRules.Contains(request.Ties))
        {
            throw new NotSupportedException($"There is no rule for ties \"{request.Ties}\"; known are {string.Join(", ", TieRules)}.");
        }

        var source = request.Ties == "shuffle" ? SameMoment.Shuffle(dataset, request.Seed) : dataset;
        var split = request.Split switch
        {
            "last" => LeaveLastOut.Split(source),
            "time" => GlobalTime.Split(source),
            "cold-items" => ColdItems.Split(source, ColdItems.DefaultShare, request.Seed),
            _ => throw new NotSupportedException($"There is no split \"{request.Split}\"; known are {string.Join(", ", Splits)}."),
        };
        if (request.Noise > 0)
        {
            split = NoisyHistories.Add(source, split, request.Noise, request.Seed);
        }

        return new HiddenChoices(source, split, request is { Split: "last", Noise: 0, Ties: not "shuffle" });
    }

    /// <summary>Ascending: everybody with a hidden choice, or those drawn; without ties where they are to be left out.</summary>
    public IEnumerable<int> Users(EvaluateRequest request) => UserSample.Draw(Source.Users.Count, request.Users, request.Seed)
        .Where(user => Split.Test[user] >= 0 && !(request.Ties == "leave-out" && SameMoment.IsTied(Source, Split, user)));
}
