namespace MLlm3Rec.Exchanges;

/// <summary>One question to a language model and its raw answer, as a page shows it and a store keeps it.</summary>
public sealed record Exchange
{
    public required PromptVersion Prompt { get; init; }

    /// <summary>Name of the connection.</summary>
    public required string Connection { get; init; }

    public required string Model { get; init; }

    /// <summary>What was sent, character by character, in order.</summary>
    public required IReadOnlyList<SentMessage> Messages { get; init; }

    /// <summary>What came back, character by character; empty where nothing came.</summary>
    public required string Reply { get; init; }

    /// <summary>As the server counted; estimated where it does not say.</summary>
    public required int TokensIn { get; init; }

    /// <inheritdoc cref="TokensIn"/>
    public required int TokensOut { get; init; }

    /// <summary>From the first attempt to the reply, waits for limits included; of the original call where the reply is remembered.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary>US dollars that this exchange cost now: 0 for a remembered reply or a connection without prices.</summary>
    public required decimal Price { get; init; }

    /// <summary>When the reply came from the server, which for a remembered one is long ago.</summary>
    public required DateTimeOffset At { get; init; }

    public required bool FromCache { get; init; }

    /// <summary>Requests sent for it, refused and broken ones included; 0 for a remembered reply.</summary>
    public required int Attempts { get; init; }

    /// <summary>0 for the first question, 1 for the round that names the faults of the first reply.</summary>
    public required int Round { get; init; }

    /// <summary>What was wrong with this reply, in words; empty for a good one.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Members of the reply that its form does not know; they were left out.</summary>
    public int Ignored { get; init; }
}

/// <param name="Name">Of the prompt, e.g. "profile".</param>
/// <param name="Version">Changes with every character of the prompt, so that a changed prompt never reads old answers.</param>
public sealed record PromptVersion(string Name, string Version)
{
    public override string ToString() => $"{Name} {Version}";
}

/// <param name="Role">"system", "user" or "assistant".</param>
/// <param name="Text">Literal.</param>
public sealed record SentMessage(string Role, string Text);
