namespace MLlm3Rec.Exchanges;

/// <summary>How one question is asked.</summary>
/// <param name="Sample">Another number asks anew.</param>
/// <param name="Listener">Hears the reply as it comes, from any thread.</param>
public sealed record AskOptions(int Sample = 0, Action<string>? Listener = null);
