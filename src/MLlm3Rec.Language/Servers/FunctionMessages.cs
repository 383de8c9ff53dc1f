using System.Text.Json;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using ChatCompletion = OpenAI.Chat.ChatCompletion;

namespace MLlm3Rec.Language.Servers;

/// <summary>Calls of functions as the protocol has them, and as they are kept.</summary>
internal static class FunctionMessages
{
    /// <summary>Null for a message that calls nothing and answers no call.</summary>
    public static ChatMessageContent? ContentOf(SentMessage message) => message.Role switch
    {
        "assistant" => OfTurn(FunctionTurn.Parse(message.Text)),
        FunctionReply.Role => OfReply(FunctionReply.Of(message)),
        _ => null,
    };

    /// <summary>As the server sent them: Semantic Kernel makes texts of all arguments.</summary>
    public static FunctionTurn TurnOf(ChatMessageContent message) => new(
        message.Content ?? "",
        [.. ((message.InnerContent as ChatCompletion)?.ToolCalls ?? [])
            .Select(call => new FunctionRequest(call.Id, call.FunctionName, call.FunctionArguments.ToString()))]);

    private static ChatMessageContent OfTurn(FunctionTurn turn)
    {
        var content = new ChatMessageContent(AuthorRole.Assistant, turn.Text.Length == 0 ? null : turn.Text);
        foreach (var call in turn.Calls)
        {
            content.Items.Add(new FunctionCallContent(call.Name, pluginName: null, call.Id, ArgumentsOf(call)));
        }

        return content;
    }

    private static ChatMessageContent OfReply(FunctionReply reply) =>
        new(AuthorRole.Tool, [new FunctionResultContent(reply.Name, pluginName: null, reply.Id, reply.Text)]);

    private static KernelArguments ArgumentsOf(FunctionRequest call)
    {
        try
        {
            return new KernelArguments(JsonSerializer.Deserialize<Dictionary<string, object?>>(call.Arguments) ?? []);
        }
        catch (JsonException)
        {
            // It was told that these are no arguments; the server wants some all the same.
            return [];
        }
    }
}
