namespace MLlm3Rec.Exchanges;

/// <summary>What a run will take, said before it starts. From the real prompts of some of its units, and from what the same model took for
/// those of them that it has answered; where it has answered none, tokens in are guessed from lengths, tokens out are the usual ones.</summary>
/// <param name="Calls">Requests, without repeats and repair rounds.</param>
/// <param name="Remembered">Units whose reply is remembered and costs nothing.</param>
/// <param name="TokensIn">Of the calls.</param>
/// <param name="TokensOut">Of the calls.</param>
/// <param name="Price">US dollars; 0 where the connection has no prices.</param>
/// <param name="Duration">The longest of latency × calls / parallel calls, the request limit and the token limit.</param>
public sealed record Estimate(long Calls, long Remembered, long TokensIn, long TokensOut, decimal Price, TimeSpan Duration)
{
    /// <summary>Of an engine that asks nobody.</summary>
    public static Estimate Free { get; } = new(0, 0, 0, 0, 0, TimeSpan.Zero);
}
