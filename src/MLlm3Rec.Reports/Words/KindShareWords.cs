using MLlm3Rec.Ranking;

namespace MLlm3Rec.Reports.Words;

/// <summary>How much of scores is motive, in one sentence.</summary>
public static class KindShareWords
{
    /// <summary>What the shares are shares of.</summary>
    public const string Rule = "Shares go by size: what speaks against an item counts as much as what speaks for it.";

    /// <param name="shares">Largest first, as <see cref="KindShare.Of"/> gives them.</param>
    /// <param name="scores">Over how many scores.</param>
    /// <returns>Null where no part adds anything.</returns>
    public static string? Of(IReadOnlyList<KindShare> shares, int scores)
    {
        var what = scores == 1 ? "this score" : $"these {scores:N0} scores";
        var motives = shares.FirstOrDefault(kind => kind.Kind == PartKind.Motive)?.Share ?? 0;
        return shares switch
        {
            [] => null,
            [{ Kind: PartKind.Motive }] => $"Motives alone make up {what}.",
            [{ Kind: PartKind.Motive }, ..] => $"Motives make up {Percent(motives)} of {what}, more than any other kind of reason.",
            [var only] => $"Motives make up nothing of {what}: all of it is “{NameOf(only)}”.",
            [var largest, ..] =>
                $"Motives make up {Percent(motives)} of {what}; the largest kind of reason, “{NameOf(largest)}”, makes up {Percent(largest.Share)}.",
        };
    }

    /// <summary>"6 %", "less than 1 %", "nothing".</summary>
    public static string Percent(double share) => share switch
    {
        0 => "nothing",
        < 0.005 => "less than 1 %",
        >= 0.995 and < 1 => "more than 99 %",
        _ => $"{Math.Round(100 * share)} %",
    };

    private static string NameOf(KindShare share) => KindDefinition.Of(share.Kind).Name;
}
