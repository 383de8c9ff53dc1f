using System.Security.Cryptography;
using System.Text.Json;
using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Language.Calls;

/// <summary>One question on its way to the model.</summary>
internal sealed record ModelCall
{
    public required PromptVersion Prompt { get; init; }

    public required IReadOnlyList<SentMessage> Messages { get; init; }

    /// <summary>The form of the reply.</summary>
    public required ReplyForm Form { get; init; }

    public required double Temperature { get; init; }

    /// <summary>The longest reply, in tokens.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>Functions that may be called; then the reply and what the assistant said before are <see cref="FunctionTurn"/>s. Null where words
    /// alone are wanted.</summary>
    public FunctionOffer? Offer { get; init; }

    /// <summary>Estimated.</summary>
    public int TokensIn => TokenEstimate.Of(Messages) + (Offer is null ? 0 : TokenEstimate.Of(Offer.Text));

    /// <summary>Different numbers ask the same question anew, to see how steady the answers are.</summary>
    public int Sample { get; init; }

    /// <summary>Hears the reply's text as it comes; null to wait for all of it. Pieces of a broken attempt are followed by those of the
    /// next.</summary>
    public Action<string>? Listener { get; init; }

    /// <summary>Ask even where a reply is remembered; the new one takes its place.</summary>
    public bool Anew { get; init; }

    /// <summary>Whether a reply can be read at all, be it right or full of faults. One that cannot is not remembered: it would end every later run
    /// in the same way.</summary>
    public Func<string, bool> CanRead { get; init; } = static _ => true;

    /// <summary>Where the reply is remembered. The hash covers every character sent and the settings that shape the reply; JSON keeps message borders
    /// unforgeable.</summary>
    /// <param name="model">As the server knows it.</param>
    /// <param name="server">Its address; empty where replies stand for any.</param>
    public ReplyKey KeyFor(string model, string server = "")
    {
        object[] content =
        [
            Messages.Select(message => new[] { message.Role, message.Text }), Temperature, MaxTokens, Form.Schema.ToString(), Sample,
            .. Offer is null ? Array.Empty<object>() : [Offer.Text],
        ];
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content)));
        return new ReplyKey(Prompt, model, hash) { Server = server };
    }
}

/// <summary>The form of a reply, for servers that can be held to one.</summary>
/// <param name="Name">Letters and hyphens.</param>
/// <param name="Schema">JSON schema as UTF-8.</param>
internal sealed record ReplyForm(string Name, BinaryData Schema);

/// <param name="Text">Raw.</param>
/// <param name="TokensIn">As counted by the server, else estimated.</param>
/// <param name="TokensOut">Likewise.</param>
/// <param name="Latency">Of the call, or of the original one.</param>
/// <param name="At">When it came from the server.</param>
internal sealed record ModelReply(string Text, int TokensIn, int TokensOut, TimeSpan Latency, DateTimeOffset At)
{
    public bool FromCache { get; init; }

    /// <summary>Requests sent for it.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Why it ends where it ends.</summary>
    public ReplyEnd End { get; init; }

    public StoredReply ToStored() => new(Text, TokensIn, TokensOut, Latency, At) { End = End };
}

/// <summary>How many tokens a text will be, guessed before any server has counted: UTF-8 bytes / 3.6, which is on the high side for English prose and
/// near for JSON.</summary>
internal static class TokenEstimate
{
    private const double BytesPerToken = 3.6;

    /// <summary>What chat formats put around each message.</summary>
    private const int PerMessage = 4;

    public static int Of(string text) => (int)Math.Ceiling(System.Text.Encoding.UTF8.GetByteCount(text) / BytesPerToken);

    public static int Of(IEnumerable<SentMessage> messages) => messages.Sum(message => PerMessage + Of(message.Text));
}
