using System.Globalization;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Explanations;
using MLlm3Rec.Explanations.Counterfactuals;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>"3,5" and "value=0.9" as a what-if.</summary>
internal static class WhatIfText
{
    public static WhatIf Parse(string? without, string[] strengths, ExplanationRequest request, Vocabulary vocabulary) => new()
    {
        Removed = [.. (without ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(number => Position(number, request.History.Length))],
        Strengths = strengths.Select(text => Strength(text, vocabulary)).ToDictionary(),
    };

    private static int Position(
        string number, int length) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= length
        ? place - 1
        : throw new UsageException($"--without takes numbers of choices from 1 to {length}, not \"{number}\".");

    private static KeyValuePair<string, double> Strength(string text, Vocabulary vocabulary)
    {
        var parts = text.Split('=');
        return parts is [var key, var value]
            && vocabulary.IndexOf(key) >= 0
            && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var strength)
            && strength is >= 0 and <= 1
            ? KeyValuePair.Create(key, strength)
            : throw new UsageException(
                $"--strength takes a motive and a number from 0 to 1, e.g. value=0.9, not \"{text}\". Motives: "
                    + $"{string.Join(", ", vocabulary.Dimensions.Select(dimension => dimension.Key))}.");
    }
}
