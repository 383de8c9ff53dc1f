namespace MLlm3Rec.Ranking;

/// <summary>The kinds of reason that MAR's alignment score is made of.</summary>
public enum PartKind
{
    Motive,
    Meaning,
    CoPreference,
    Sequence,
    Popularity,
}

/// <summary>What a kind of reason is called, and what may be said of all its parts together.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Measure">What its parts measure, in one line.</param>
/// <param name="Cause">What puts one item above another by this kind, after "because of".</param>
public sealed record KindDefinition(string Name, string Measure, string Cause)
{
    public static KindDefinition Of(PartKind kind) => kind switch
    {
        PartKind.Motive => new(
            "Motives",
            "How well what the item offers meets each of the person's motives.",
            "their motives"),
        PartKind.Meaning => new(
            "Meaning",
            "How close the item's text, kind and brand are to those of what was chosen before.",
            "its text, which is closer to what they chose"),
        PartKind.CoPreference => new(
            "People like them",
            "How well the item goes with what was chosen before, in everybody's choices.",
            "what people choose together with things like this person's choices"),
        PartKind.Sequence => new(
            "Order",
            "How well it follows what was chosen before, in the order in which people choose.",
            "what people choose after choices like this person's"),
        PartKind.Popularity => new(
            "Popularity",
            "How many people chose it, or things like it.",
            "its popularity"),
        _ => new(kind.ToString(), "", kind.ToString()),
    };
}
