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
public sealed record ReplyKey(PromptVersion Prompt, string Model, string InputHash)
{
    /// <summary>Which server: two of them may serve different models under one name. Empty in a folder of recorded replies, which stands for whatever
    /// it was recorded from.</summary>
    public string Server { get; init; } = "";
}

/// <param name="Text">Raw.</param>
/// <param name="TokensIn">When it was paid for.</param>
/// <param name="TokensOut">Likewise.</param>
/// <param name="Latency">Of the original call.</param>
/// <param name="At">Of the original call.</param>
public sealed record StoredReply(string Text, int TokensIn, int TokensOut, TimeSpan Latency, DateTimeOffset At)
{
    /// <summary>Why it ends where it ends.</summary>
    public ReplyEnd End { get; init; }
}

/// <summary>Why a reply ends, where the server says so.</summary>
public enum ReplyEnd
{
    /// <summary>The model was through.</summary>
    Whole,

    /// <summary>It had as many tokens as it may have.</summary>
    Length,

    /// <summary>The server's content filter kept it back, or the rest of it.</summary>
    Filtered,

    /// <summary>The model declined, in the field that is there for it.</summary>
    Declined,

    /// <summary>It called a function that nobody offered.</summary>
    Called,

    /// <summary>It thought aloud and gave no answer besides.</summary>
    Thought,
}
