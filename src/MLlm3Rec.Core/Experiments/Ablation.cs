using MLlm3Rec.Ranking;

namespace MLlm3Rec.Experiments;

/// <summary>The alignment score with something left out, to see what that is worth. Runs like any other method.</summary>
/// <param name="Method">Its name, e.g. "mar-no-mope".</param>
/// <param name="Title">The same in a few words, after the score's own name, e.g. "without traits".</param>
/// <param name="Words">What is left out or kept, for a person.</param>
/// <param name="Options">What the algorithm is told.</param>
public sealed record Ablation(string Method, string Title, string Words, MarOptions Options)
{
    /// <summary>What compares words or kinds of items with each other, rather than traits with motives.</summary>
    private static readonly string[] Wording =
        [
            PartCatalogue.TitleLikeRecent.Id, PartCatalogue.TitleLikeAll.Id, PartCatalogue.TitleLikeLast.Id, PartCatalogue.FoundByWords.Id,
            PartCatalogue.KindLikePast.Id, PartCatalogue.SameBrand.Id,
        ];

    public static IReadOnlyList<Ablation> All { get; } =
    [
        Only(
            "mar-motives",
            "motives and traits alone",
            "Motives and traits alone: dimensions, and closeness in meaning",
            [PartKind.Motive, PartKind.Meaning],
            Wording),
        Only("mar-dimensions", "dimensions alone", "The named motive dimensions alone", [PartKind.Motive], []),
        new(
            "mar-no-mope",
            "without personal motives",
            "Without each person's motives (MOPE): everybody has all of them alike",
            new MarOptions { Method = "mar-no-mope", ReadsMotives = false }),
        Only(
            "mar-no-mote",
            "without traits",
            "Without traits of items (MOTE): neither dimensions nor closeness in meaning",
            Enum.GetValues<PartKind>().Where(kind => kind != PartKind.Motive),
            [PartCatalogue.CloseInMeaning.Id]),
        Without(PartKind.Motive, "mar-no-dimensions", "without dimensions", "Without the motive dimensions"),
        Without(PartKind.Meaning, "mar-no-meaning", "without meaning", "Without meaning, titles, kinds and brands"),
        Without(PartKind.CoPreference, "mar-no-company", "without what goes together", "Without what is chosen together"),
        Without(PartKind.Sequence, "mar-no-order", "without order", "Without what is chosen next"),
        Without(PartKind.Popularity, "mar-no-popularity", "without popularity", "Without popularity"),
    ];

    public static Ablation? Find(string method) => All.FirstOrDefault(ablation => ablation.Method == method);

    private static Ablation Without(PartKind left, string method, string title, string words) =>
        Only(method, title, words, Enum.GetValues<PartKind>().Where(kind => kind != left), []);

    private static Ablation Only(
        string method, string title, string words, IEnumerable<PartKind> kinds, IReadOnlyList<string> without) =>
        new(method, title, words, new MarOptions { Method = method, Kinds = [.. kinds], Without = without });
}
