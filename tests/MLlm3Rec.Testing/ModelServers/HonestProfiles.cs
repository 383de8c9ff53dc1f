using System.Text.RegularExpressions;

namespace MLlm3Rec.Testing.ModelServers;

/// <summary>Motives by hashing the words of each choice, so that different people get different ones and the same person always the same.</summary>
internal static partial class HonestProfiles
{
    private const int Motives = 3;

    public static object Of(string[] dimensions, string history)
    {
        var choices = ChoiceMark().Matches(history).Select((mark, place) => (Number: place + 1, Text: TextOf(history, mark))).ToArray();
        var votes = choices.Where(choice => HonestTraits.QuoteOf(choice.Text) is not null)
            .GroupBy(choice => dimensions[HonestTraits.Hash(choice.Text) % dimensions.Length])
            .OrderByDescending(group => group.Count())
            .Take(Motives)
            .ToArray();
        return new
        {
            choices = choices.Select(choice =>
                new { n = choice.Number, category = (string?)null, purpose = (string?)null, quality = (string?)null, context = (string?)null }),
            motives = votes.Select((vote, rank) => new
            {
                dimension = vote.Key,
                strength = Math.Round(0.9 - 0.15 * rank, 2),
                statement = $"Chooses for {vote.Key} in {vote.Count()} of {choices.Length} choices.",
                horizon = vote.All(choice => choice.Number > choices.Length / 2) ? "recent" : "lasting",
                evidence = vote.Take(2).Select(choice => new { n = choice.Number, quote = HonestTraits.QuoteOf(choice.Text) }),
            }),
            avoids = Array.Empty<object>(),
            exceptions = Array.Empty<object>(),
            confidence = Math.Round(choices.Length / (choices.Length + 8.0), 2),
        };
    }

    private static string TextOf(string history, Match mark)
    {
        var next = mark.NextMatch();
        return history[(mark.Index + mark.Length)..(next.Success ? next.Index : history.Length)];
    }

    [GeneratedRegex(@"^\[\d+\] chosen[^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex ChoiceMark();
}
