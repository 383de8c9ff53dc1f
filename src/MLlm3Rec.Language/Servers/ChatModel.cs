using System.Text;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI.Chat;
using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
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
        var sent = dialect.Known;
        try
        {
            var (text, end, usage) = call.Listener is { } listener
                ? await ListenAsync(call, sent, listener, cancellationToken)
                : await WaitAsync(call, sent, cancellationToken);
            return new ModelReply(
                text,
                usage?.InputTokenCount is > 0 and var tokensIn ? tokensIn : call.TokensIn,
                usage?.OutputTokenCount is > 0 and var received ? received : TokenEstimate.Of(text),
                time.GetElapsedTime(started),
                time.GetUtcNow())
            {
                End = end,
            };
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException && failures.Of(thrown) is not null)
        {
            throw failures.Of(thrown)!.SentWith(sent); // Not null: see above.
        }
    }

    private async Task<(string Text, ReplyEnd End, ChatTokenUsage? Usage)> WaitAsync(
        ModelCall call, ServerDialect sent, CancellationToken cancellationToken)
    {
        var raw = RawReply.Listen();
        var message = await service.GetChatMessageContentAsync(
            HistoryOf(call), Dialect.SettingsOf(call, sent), kernel: null, cancellationToken);
        var usage = message.Metadata?.GetValueOrDefault("Usage") as ChatTokenUsage;
        if (call.Offer is not null)
        {
            return (FunctionMessages.TurnOf(message).ToJson(), ReplyEnd.Whole, usage);
        }

        var (text, end) = SaidIn(message.Content ?? "", raw);
        return (text, end, usage);
    }

    /// <summary>What the model said, in whichever field it did, and why it ends there.</summary>
    private static (string Text, ReplyEnd End) SaidIn(string content, RawReply raw)
    {
        var end = EndOf(raw.Finish);
        if (end is ReplyEnd.Length or ReplyEnd.Filtered || !string.IsNullOrWhiteSpace(content))
        {
            return (content.Length > 0 ? content : raw.Reasoning, end);
        }

        return raw switch
        {
            { Refusal.Length: > 0 } => (raw.Refusal, ReplyEnd.Declined),
            { Calls.Length: > 0 } => (raw.Calls, ReplyEnd.Called),
            { Reasoning.Length: > 0 } => (raw.Reasoning, ReplyEnd.Thought),
            _ => (content, end),
        };
    }

    private static ReplyEnd EndOf(string finish) => finish switch
    {
        "length" or "max_tokens" => ReplyEnd.Length,
        "content_filter" => ReplyEnd.Filtered,
        _ => ReplyEnd.Whole,
    };

    private async Task<(string Text, ReplyEnd End, ChatTokenUsage? Usage)> ListenAsync(
        ModelCall call, ServerDialect sent, Action<string> listener, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var finish = "";
        ChatTokenUsage? usage = null;
        await foreach (var piece in service.GetStreamingChatMessageContentsAsync(
            HistoryOf(call), Dialect.SettingsOf(call, sent), kernel: null, cancellationToken))
        {
            if (piece.Content is { Length: > 0 } more)
            {
                text.Append(more);
                listener(more);
            }

            usage = piece.Metadata?.GetValueOrDefault("Usage") as ChatTokenUsage ?? usage;
            finish = piece.Metadata?.GetValueOrDefault("FinishReason") is { } reason && $"{reason}" is { Length: > 0 } said ? said : finish;
        }

        // A stream that is cut between two events ends like a whole one.
        return finish.Length > 0
            ? (text.ToString(), EndOfStream(finish), usage)
            : throw new CallFailedException(FailureKind.Transient, "The reply broke off before its end.");
    }

    /// <summary>The client library's own names of why a reply ends.</summary>
    private static ReplyEnd EndOfStream(string finish) => finish switch
    {
        nameof(ChatFinishReason.Length) => ReplyEnd.Length,
        nameof(ChatFinishReason.ContentFilter) => ReplyEnd.Filtered,
        _ => ReplyEnd.Whole,
    };

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
