namespace MLlm3Rec.Testing.ModelServers;

/// <summary>Three traits per item, each with words that stand there.</summary>
internal static class HonestTraits
{
    private const int Traits = 3;

    public static object Of(string[] dimensions, string item)
    {
        var first = Hash(item) % dimensions.Length;
        var quote = QuoteOf(item);
        return new
        {
            traits = Enumerable.Range(0, quote is null ? 0 : Math.Min(Traits, dimensions.Length)).Select(rank => new
            {
                dimension = dimensions[(first + rank) % dimensions.Length],
                salience = Math.Round(0.8 - 0.2 * rank, 2),
                statement = $"Offers {dimensions[(first + rank) % dimensions.Length]}.",
                quote,
            }),
            minor = Array.Empty<object>(),
        };
    }

    /// <summary>The first words of the first field, without what marks a cut; null where there is no text.</summary>
    public static string? QuoteOf(string text)
    {
        var line = text.Split('\n').FirstOrDefault(line => !line.StartsWith('[') && line.Contains(": ", StringComparison.Ordinal));
        return line is null
            ? null
            : string.Join(' ', line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(' ').Where(word => word != "…").Take(4));
    }

    public static int Hash(string text) => (int)(text.Aggregate(2166136261u, (hash, sign) => (hash ^ sign) * 16777619u) & int.MaxValue);
}
