using System.Globalization;
using System.Text.RegularExpressions;
using MLlm3Rec.Profiles;
using MLlm3Rec.Prompts;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>What the built-in engine read with, as far as it is signed beside what was made. Compared by value.</summary>
/// <param name="Vocabulary">Version of the dimensions.</param>
/// <param name="RelatedWords">Signed with traits: so many words per dimension may have been learned; null elsewhere.</param>
/// <param name="Profiles">Signed with profiles and models; null elsewhere.</param>
public sealed partial record ReadingSignature(string Vocabulary, int? RelatedWords, ProfileOptions? Profiles)
{
    /// <summary>What traits are signed with that are read by this prompt.</summary>
    public static ReadingSignature OfTraits(PromptSet prompt) => new(prompt.Vocabulary.Version, prompt.Knobs.RelatedWords, null);

    /// <summary>What profiles and models are signed with that are made by this prompt.</summary>
    public static ReadingSignature OfProfiles(PromptSet prompt) => new(prompt.Vocabulary.Version, null, prompt.Knobs.ToProfileOptions());

    /// <summary>What stands beside stored traits, profiles or models. What a language model made, or nobody can read, is signed by its vocabulary
    /// alone.</summary>
    public static ReadingSignature Read(Provenance provenance)
    {
        var signed = new ReadingSignature(provenance.Vocabulary, null, null);
        return provenance.Engine != BuiltInProvenance.Engine ? signed
            : TraitWords().Match(provenance.Prompt) is { Success: true } traits ? signed with { RelatedWords = Whole(traits.Groups[1]) }
            : ProfileWords().Match(provenance.Prompt) is { Success: true } profiles ? signed with { Profiles = Options(profiles.Groups) }
            : signed;
    }

    /// <summary>The seed that models were learned with; null where none is signed.</summary>
    public static int? SeedOf(Provenance models) =>
        ProfileWords().Match(models.Prompt) is { Success: true } words && words.Groups["seed"] is { Success: true } seed ? Whole(seed) : null;

    /// <summary>Name of the embedder whose vectors traits have; null for the engine's own.</summary>
    public static string? EmbedderOf(Provenance traits) =>
        TraitVectors().Match(traits.Prompt) is { Success: true } words ? words.Groups[1].Value : null;

    /// <summary>How traits are signed in <see cref="Provenance.Prompt"/>.</summary>
    /// <param name="relatedWords">So many words per dimension may be learned.</param>
    /// <param name="vectors">Whose vectors they have; null for the engine's own.</param>
    public static string WriteTraits(int relatedWords, string? vectors) =>
        FormattableString.Invariant($"related words {relatedWords}") + (vectors is null ? "" : $", vectors {vectors}");

    /// <summary>How models are signed in <see cref="Provenance.Prompt"/>. Profiles are signed by the options alone.</summary>
    public static string WriteModels(int seed, ProfileOptions options) => FormattableString.Invariant($"seed {seed}, {options}");

    private static ProfileOptions Options(GroupCollection groups) => new()
    {
        Motives = Whole(groups[1]),
        MinimumStrength = Real(groups[2]),
        RecentWeight = Real(groups[3]),
        RecentHalfLife = Real(groups[4]),
        Shrinkage = Real(groups[5]),
        ReviewWeight = Real(groups[6]),
        EvidenceNeeded = Whole(groups[7]),
        EvidencePerMotive = Whole(groups[8]),
    };

    private static int Whole(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private static double Real(Group digits) => double.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^related words (\d{1,9})(?:, vectors .*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex TraitWords();

    [GeneratedRegex(@"^related words \d{1,9}, vectors (.+?): ", RegexOptions.CultureInvariant)]
    private static partial Regex TraitVectors();

    // As ProfileOptions.ToString writes them, after a model's seed.
    [GeneratedRegex(
        @"^(?:seed (?<seed>-?\d{1,9}), )?motives (\d{1,9}), minimum ([\d.E+-]+), recent ([\d.E+-]+)/([\d.E+-]+), "
            + @"shrinkage ([\d.E+-]+), reviews ([\d.E+-]+), evidence (\d{1,9})-(\d{1,9})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex ProfileWords();
}
