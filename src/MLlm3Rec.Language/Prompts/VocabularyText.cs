using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Prompts;

/// <summary>A vocabulary as prompts show it. Cue words are the built-in engine's business and stay out.</summary>
internal static class VocabularyText
{
    public static string Of(Vocabulary vocabulary) =>
        string.Join('\n', vocabulary.Dimensions.Select(dimension => $"- {dimension.Key} ({dimension.Name}): {dimension.Definition}"));

    public static string[] KeysOf(Vocabulary vocabulary) => [.. vocabulary.Dimensions.Select(dimension => dimension.Key)];
}
