using System.Text;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI.Chat;
using MLlm3Rec.Language.Calls;

namespace MLlm3Rec.Language.Servers;

/// <summary>The end of the way: one request by Semantic Kernel's chat service, one reply.</summary>
/// <remarks>
/// Messages go in as a chat history, not as a rendered template: Semantic Kernel encodes what a template is given and reads markup in what comes out
/// (semantic-kernel PR #6003, #12983), and here not a byte may change.
/// </remarks>
internal sealed class ChatModel(Kernel kernel, Dialect dialect, Failures failures, TimeProvider time)
{
    private readonly IChatCompletionService service = kernel.GetRequiredService<IChatCompletionService>();

    public async Task<ModelReply> AskAsync(ModelCall call, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        try
        {
            var (text, usage) = call.Listener is { } listener
                ? await ListenAsync(call, listener, cancellationToken)
                : await WaitAsync(call, cancellationToken);
            return new ModelReply(
                text,
                usage?.InputTokenCount is > 0 and var sent ? sent : call.TokensIn,
                usage?.OutputTokenCount is > 0 and var received ? received : TokenEstimate.Of(text),
                time.GetElapsedTime(started),
                time.GetUtcNow());
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException && failures.Of(thrown) is not null)
        {
            throw failures.Of(thrown)!; // Not null: see above.
        }
    }

    private async Task<(string Text, ChatTokenUsage? Usage)> WaitAsync(ModelCall call, CancellationToken cancellationToken)
    {
        var message = await service.GetChatMessageContentAsync(HistoryOf(call), dialect.SettingsOf(call), kernel: null, cancellationToken);
        var text = call.Offer is null ? message.Content ?? "" : FunctionMessages.TurnOf(message).ToJson();
        return (text, message.Metadata?.GetValueOrDefault("Usage") as ChatTokenUsage);
    }

    private async Task<(string Text, ChatTokenUsage? Usage)> ListenAsync(ModelCall call, Action<string> listener, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var finished = false;
        ChatTokenUsage? usage = null;
        await foreach (var piece in service.GetStreamingChatMessageContentsAsync(
            HistoryOf(call), dialect.SettingsOf(call), kernel: null, cancellationToken))
        {
            if (piece.Content is { Length: > 0 } more)
            {
                text.Append(more);
                listener(more);
            }

            usage = piece.Metadata?.GetValueOrDefault("Usage") as ChatTokenUsage ?? usage;
            finished |= piece.Metadata?.GetValueOrDefault("FinishReason") is not null and not "";
        }

        // A stream that is cut between two events ends like a whole one.
        return finished ? (text.ToString(), usage) : throw new CallFailedException(FailureKind.Transient, "The reply broke off before its end.");
    }

    private static ChatHistory HistoryOf(ModelCall call)
    {
        var history = new ChatHistory();
        foreach (var message in call.Messages)
        {
            if (call.Offer is not null && FunctionMessages.ContentOf(message) is { } content)
            {
                history.Add(content);
            }
            else
            {
                history.AddMessage(new AuthorRole(message.Role), message.Text);
            }
        }

        return history;
    }
}
