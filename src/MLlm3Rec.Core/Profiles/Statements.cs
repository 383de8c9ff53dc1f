using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Profiles;

/// <summary>The built-in engine's sentences. They claim no more than was counted.</summary>
internal static class Statements
{
    public static string Motive(MotiveDimension dimension, Horizon horizon, EvidenceFound found, int choices)
    {
        var opening = horizon == Horizon.Recent ? "Lately looks for" : "Looks for";
        return $"{opening} {Sentence.Lower(dimension.Name)}: {Sentence.Quoted(found.Cues)} in {Count(found.Choices, choices)}.";
    }

    public static string Avoidance(MotiveDimension dimension, EvidenceFound found) =>
        $"Turns away from {Sentence.Lower(dimension.Name)}: rated low where texts say {Sentence.Quoted(found.Cues)}.";

    private static string Count(int some, int all) => all == 1 ? "the only choice" : $"{some} of {all} choices";
}
