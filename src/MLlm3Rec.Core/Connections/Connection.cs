namespace MLlm3Rec.Connections;

/// <summary>
/// Where a model is and how it may be used: a server that speaks the OpenAI protocol, or a folder with an embedding model.
/// Holds no key: see <see cref="OpenedConnection"/>. What may be wrong with it is told by <see cref="ConnectionRules"/>.
/// </summary>
public sealed record Connection
{
    /// <summary>Unique without regard to case; stands in addresses, in lists with commas and behind "@" in names of methods.</summary>
    public required string Name { get; init; }

    public required ServerKind Kind { get; init; }

    /// <summary>The address that "/chat/completions" is appended to, e.g. https://api.openai.com/v1; null for a folder.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>For <see cref="ServerKind.OnnxFolder"/>: the folder with model.onnx and its vocabulary; else null.</summary>
    public string? Folder { get; init; }

    /// <summary>The model that reads and ranks, or null where the connection only embeds.</summary>
    public string? ChatModel { get; init; }

    /// <summary>The model that embeds, or null where the connection only chats. A folder needs no name.</summary>
    public string? EmbeddingModel { get; init; }

    public KeySource Key { get; init; } = KeySource.None;

    /// <summary>Somebody has said that the key may travel unencrypted. Of no meaning for https and for this machine's own loopback.</summary>
    public bool KeyOverHttp { get; init; }

    /// <summary>Tokens of prompt and reply together.</summary>
    public int ContextTokens { get; init; } = 8192;

    /// <summary>US dollars for a million tokens of prompts; 0 where the model costs nothing.</summary>
    public decimal PricePerMillionIn { get; init; }

    /// <summary>US dollars for a million tokens of replies.</summary>
    public decimal PricePerMillionOut { get; init; }

    /// <summary>Null: no limit but the server's own.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <inheritdoc cref="RequestsPerMinute"/>
    public int? TokensPerMinute { get; init; }

    /// <summary>How many calls may be under way at once.</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>How long one call may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    public StructuredOutput Structure { get; init; } = StructuredOutput.Auto;

    /// <summary>What the server was found to understand; null before the first call that it refused and before the first test. No setting: whoever
    /// leads the connection elsewhere begins anew.</summary>
    public ServerDialect? Dialect { get; init; }

    public bool CanChat => Kind != ServerKind.OnnxFolder && ChatModel is not null;

    public bool CanEmbed => Kind == ServerKind.OnnxFolder || EmbeddingModel is not null;

    /// <summary>Whether both lead to the same model of the same server, so that what is known of one holds of the other.</summary>
    public bool AsksTheSameAs(Connection other) =>
        (Kind, BaseAddress, ChatModel, Structure) == (other.Kind, other.BaseAddress, other.ChatModel, other.Structure);

    /// <summary>US dollars for so many tokens.</summary>
    public decimal PriceOf(long tokensIn, long tokensOut) => ((tokensIn * PricePerMillionIn) + (tokensOut * PricePerMillionOut)) / 1_000_000m;
}

/// <summary>How a server is asked for a reply of a given form.</summary>
public enum StructuredOutput
{
    /// <summary>The strictest that the server turns out to take.</summary>
    Auto,

    /// <summary>By JSON schema.</summary>
    Schema,

    /// <summary>Any JSON object; the form is told in the prompt.</summary>
    Json,

    /// <summary>Text with the JSON between fences.</summary>
    Fenced,
}
