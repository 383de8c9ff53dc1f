using System.Text;
using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Texts;

/// <summary>Profiles, traits and candidates as prompts show them. Statements come from models and texts from shops, so all of it is fenced.</summary>
internal static class MotivesText
{
    private const int LongestStatement = 300;

    public static string OfProfile(MotivationProfile? profile)
    {
        var text = new StringBuilder();
        foreach (var motive in profile?.Motives ?? [])
        {
            text.Append(
                FormattableString.Invariant(
                    $"motive {motive.Dimension}, strength {motive.Strength:F2}, {(motive.Horizon == Horizon.Recent ? "recent" : "lasting")}: "))
                .Append(FieldText.OneLine(motive.Statement, LongestStatement)).Append('\n');
        }

        foreach (var avoid in profile?.Avoids ?? [])
        {
            text.Append(FormattableString.Invariant($"avoids {avoid.Dimension}, strength {avoid.Strength:F2}: "))
                .Append(FieldText.OneLine(avoid.Statement, LongestStatement)).Append('\n');
        }

        return Fence.Around("motives", text.Length == 0 ? "no motives are known" : text.ToString().TrimEnd('\n'));
    }

    /// <summary>One item under a number, or without one for 0.</summary>
    public static void AppendCandidate(StringBuilder text, int number, Item item, TraitProfile? traits)
    {
        text.Append(number > 0 ? $"[{number}]\n" : "");
        HistoryText.AppendItem(text, traits is null ? item : item with { Description = null, Tags = [] }, HistoryText.LongestDescription);
        foreach (var trait in traits?.Traits ?? [])
        {
            text.Append(FormattableString.Invariant($"trait {trait.Dimension}, salience {trait.Salience:F2}: "))
                .Append(FieldText.OneLine(trait.Span.Quote, LongestStatement)).Append('\n');
        }
    }
}

/// <summary>A vocabulary as prompts show it. Cue words are the built-in engine's business and stay out.</summary>
internal static class VocabularyText
{
    public static string Of(Vocabulary vocabulary) =>
        string.Join('\n', vocabulary.Dimensions.Select(dimension => $"- {dimension.Key} ({dimension.Name}): {dimension.Definition}"));

    public static string[] KeysOf(Vocabulary vocabulary) => [.. vocabulary.Dimensions.Select(dimension => dimension.Key)];
}
