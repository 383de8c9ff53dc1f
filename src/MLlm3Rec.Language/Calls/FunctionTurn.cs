using System.Text.Json;
using Microsoft.SemanticKernel;
using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Language.Calls;

/// <summary>Functions that a model may call instead of answering.</summary>
/// <param name="Functions">What they are and take.</param>
/// <param name="MayCall">False tells it to answer with what it has.</param>
internal sealed record FunctionOffer(IReadOnlyList<KernelFunction> Functions, bool MayCall)
{
    /// <summary>All that is sent of them: part of what makes a question the same.</summary>
    public string Text { get; } = JsonSerializer.Serialize(new
    {
        MayCall,
        Functions = Functions.Select(function => new
        {
            function.Name,
            function.Description,
            Parameters = function.Metadata.Parameters.Select(parameter =>
                new { parameter.Name, parameter.Description, parameter.IsRequired, Schema = parameter.Schema?.ToString() }),
        }),
    });
}

/// <summary>What a model says where it may call functions: words, calls, or both. Kept and remembered as JSON in the reply's place; nothing that a
/// model writes can be mistaken for it, since all of them are written so.</summary>
internal sealed record FunctionTurn(string Text, IReadOnlyList<FunctionRequest> Calls)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <exception cref="JsonException">It was not written by <see cref="ToJson"/>.</exception>
    public static FunctionTurn Parse(string json) => JsonSerializer.Deserialize<FunctionTurn>(json) ?? throw new JsonException("An empty turn.");

    public static bool CanRead(string json)
    {
        try
        {
            return Parse(json) is { Calls.Count: > 0 } or { Text.Length: > 0 };
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <param name="Id">By the server.</param>
/// <param name="Name">Of the function, as the model wrote it.</param>
/// <param name="Arguments">A JSON object; empty where the model wrote none that can be read.</param>
internal sealed record FunctionRequest(string Id, string Name, string Arguments);

/// <summary>What a call brought, as a message.</summary>
internal sealed record FunctionReply(string Id, string Name, string Text)
{
    public const string Role = "tool";

    public SentMessage ToMessage() => new(Role, JsonSerializer.Serialize(this));

    public static FunctionReply Of(SentMessage message) =>
        JsonSerializer.Deserialize<FunctionReply>(message.Text) ?? throw new JsonException("An empty reply of a function.");
}
