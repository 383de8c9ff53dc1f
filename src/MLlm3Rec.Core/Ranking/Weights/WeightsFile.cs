using System.Text.Json;

namespace MLlm3Rec.Ranking.Weights;

/// <summary>Learned parts as JSON: small, and readable by whoever wants to check.</summary>
internal static class WeightsFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public static void Write(Stream stream, IReadOnlyList<LearnedPart> parts) => JsonSerializer.Serialize(stream, parts, Options);

    /// <exception cref="InvalidDataException">The stream holds something else, or ends early.</exception>
    public static async Task<IReadOnlyList<LearnedPart>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<LearnedPart[]>(stream, Options, cancellationToken)
                ?? throw new InvalidDataException("The stored weights are empty; train again.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException("The stored weights cannot be read; train again.", broken);
        }
    }
}
