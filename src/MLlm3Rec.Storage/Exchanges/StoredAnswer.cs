using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Storage.Json;

namespace MLlm3Rec.Storage.Exchanges;

/// <summary>What a model is asked about.</summary>
public enum AnswerTask
{
    Profile,
    Traits,
}

/// <summary>What asking about one user or item came to, without what was said: a row of a list.</summary>
/// <param name="Id">Of the answer.</param>
/// <param name="Subject">Id of the user or item.</param>
/// <param name="Engine">Name of the connection.</param>
/// <param name="Model">As the server knows it.</param>
/// <param name="Prompt">Version.</param>
/// <param name="Rejection">Null for an accepted answer.</param>
/// <param name="At">When it was written.</param>
public sealed record StoredAnswer(int Id, string Subject, string Engine, string Model, string Prompt, AnswerRejection? Rejection, DateTimeOffset At);

/// <param name="Cause">Whether the reply or the call failed.</param>
/// <param name="Reasons">In words.</param>
public sealed record AnswerRejection(RejectionCause Cause, IReadOnlyList<string> Reasons);

/// <summary>What answers of a run can be sorted by.</summary>
public enum AnswerColumn
{
    /// <summary>The order of being asked.</summary>
    At,
    Subject,
}

/// <summary>Which answers of a run to list, in which order; null means any.</summary>
public sealed record AnswerQuery
{
    /// <summary>Answers that are the same in it stand as they were asked for.</summary>
    public AnswerColumn Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>A part of the id of a user or item, in any case of letters.</summary>
    public string? Subject { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;
}

/// <summary>An answer in its stored form. Made in parallel, before the one writer gets it.</summary>
/// <param name="Subject">Id of the user or item.</param>
/// <param name="Rejection">Why not; null for an accepted answer.</param>
/// <param name="Document">JSON, or null.</param>
/// <param name="Exchanges">Compressed JSON.</param>
internal sealed record StagedAnswer(string Subject, AnswerRejection? Rejection, byte[]? Document, byte[] Exchanges)
{
    public static StagedAnswer Accepted(string subject, byte[] document, IReadOnlyList<Exchange> exchanges) =>
        new(subject, null, document, Pack(exchanges));

    public static StagedAnswer Rejected(string subject, AnswerRejection rejection, IReadOnlyList<Exchange> exchanges) =>
        new(subject, rejection, null, Pack(exchanges));

    /// <summary>Prompts repeat themselves, so the quickest level already takes four fifths away.</summary>
    public static byte[] Pack(IReadOnlyList<Exchange> exchanges)
    {
        using var packed = new MemoryStream();
        using (var compressor = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(compressor, exchanges, StoredJson.Default.IReadOnlyListExchange);
        }

        return packed.ToArray();
    }

    public static IReadOnlyList<Exchange> Unpack(byte[] packed)
    {
        using var expander = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(expander, StoredJson.Default.IReadOnlyListExchange) ?? [];
    }
}

/// <summary>The stored form of what this room adds to answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(UserIdConverter), typeof(ItemIdConverter)])]
[JsonSerializable(typeof(AnswerRejection))]
internal sealed partial class ExchangeJson : JsonSerializerContext;
