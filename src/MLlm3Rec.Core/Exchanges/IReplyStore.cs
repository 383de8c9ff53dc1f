namespace MLlm3Rec.Exchanges;

/// <summary>Replies that were paid for once. Shared by pages, runs and the command line; survives restarts. Called from many threads.</summary>
public interface IReplyStore
{
    Task<StoredReply?> FindAsync(ReplyKey key, CancellationToken cancellationToken);

    /// <summary>Keeps a reply; a reply that is there already is replaced.</summary>
    Task SaveAsync(ReplyKey key, StoredReply reply, CancellationToken cancellationToken);
}

/// <summary>What makes two questions the same.</summary>
/// <param name="Prompt">Name and version of the prompt.</param>
/// <param name="Model">As the server knows it.</param>
/// <param name="InputHash">64 hexadecimal digits: SHA-256 over the rendered messages and the settings that shape the reply.</param>
public sealed record ReplyKey(PromptVersion Prompt, string Model, string InputHash);

/// <param name="Text">Raw.</param>
/// <param name="TokensIn">When it was paid for.</param>
/// <param name="TokensOut">Likewise.</param>
/// <param name="Latency">Of the original call.</param>
/// <param name="At">Of the original call.</param>
public sealed record StoredReply(string Text, int TokensIn, int TokensOut, TimeSpan Latency, DateTimeOffset At);
