using MLlm3Rec.Profiles;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Web.Components.Pages.Home;

/// <summary>A profile as one sentence.</summary>
internal static class StoryWords
{
    private const int Lasting = 2;

    /// <summary>
    /// Hints are not told. E.g. "Chooses above all for sensory pleasure and value; lately more for novelty."; a new motive that is stronger than
    /// a lasting one stands before it: "Chooses above all for value, then novelty (lately more) and quality."
    /// </summary>
    public static string Sentence(MotivationProfile profile, Vocabulary vocabulary)
    {
        var told = StrengthWords.Told(profile).OrderByDescending(motive => motive.Strength).ToList();
        var longHeld = told.Where(motive => motive.Horizon == Horizon.Lasting).Take(Lasting).ToList();
        var justCome = told.FirstOrDefault(motive => motive.Horizon == Horizon.Recent);
        if (justCome is not null && longHeld.Count > 0 && justCome.Strength > longHeld[^1].Strength)
        {
            return InOrder([.. longHeld.Append(justCome).OrderByDescending(motive => motive.Strength)], vocabulary);
        }

        var lasting = Names(longHeld, vocabulary);
        var recent = Names(justCome is null ? [] : [justCome], vocabulary);
        return (lasting, recent) switch
        {
            ([], []) when profile.Motives.Count > 0 => "Nothing clear was read from what they chose.",
            ([], []) => "What they chose says too little to name a motive.",
            ([], [var now]) => $"Chooses, for now, for {now}.",
            (_, []) => $"Chooses above all for {string.Join(" and ", lasting)}.",
            (_, [var now]) => $"Chooses above all for {string.Join(" and ", lasting)}; lately more for {now}.",
            _ => "",
        };
    }

    /// <summary>"1st", "112th"; "nowhere" where a method does not know the item.</summary>
    public static string Place(int? rank) => rank is not { } place ? "nowhere" : $"{place:N0}{Ending(place)}";

    /// <summary>One quote per motive, each from another choice where there is one: the same text three times tells a story once.</summary>
    public static IReadOnlyList<(Motive Motive, Evidence Evidence)> Quoted(IEnumerable<Motive> motives)
    {
        var told = new HashSet<int>();
        var quoted = new List<(Motive, Evidence)>();
        foreach (var motive in motives)
        {
            var evidence = motive.Evidence.FirstOrDefault(known => !told.Contains(known.Position)) ?? motive.Evidence[0];
            told.Add(evidence.Position);
            quoted.Add((motive, evidence));
        }

        return quoted;
    }

    private static string InOrder(Motive[] motives, Vocabulary vocabulary)
    {
        var names = Names(motives, vocabulary).Zip(motives, (name, motive) => motive.Horizon == Horizon.Recent ? $"{name} (lately more)" : name);
        return $"Chooses above all for {names.First()}, then {string.Join(" and ", names.Skip(1))}.";
    }

    private static string Ending(int place) =>
        (place % 100) is >= 11 and <= 13 ? "th" : (place % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };

    private static string[] Names(IEnumerable<Motive> motives, Vocabulary vocabulary) =>
        [.. motives.Select(motive => vocabulary.NameOf(motive.Dimension).ToLowerInvariant())];
}
