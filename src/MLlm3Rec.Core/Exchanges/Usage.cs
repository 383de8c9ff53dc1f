namespace MLlm3Rec.Exchanges;

/// <summary>What exchanges took. Adds up over units, runs and connections.</summary>
/// <param name="Calls">Requests sent, repeated ones included.</param>
/// <param name="Remembered">Replies that were remembered instead of asked for.</param>
/// <param name="TokensIn">Paid tokens; remembered replies cost none.</param>
/// <param name="TokensOut">Likewise.</param>
/// <param name="Price">US dollars.</param>
/// <param name="Latency">Sum over the asked ones; divide by <see cref="Asked"/> for the mean.</param>
/// <param name="Asked">Exchanges that went to the server, each counted once however often it was repeated.</param>
public sealed record Usage(long Calls, long Remembered, long TokensIn, long TokensOut, decimal Price, TimeSpan Latency, long Asked)
{
    public static Usage None { get; } = new(0, 0, 0, 0, 0, TimeSpan.Zero, 0);

    public static Usage Of(Exchange exchange) => exchange.FromCache
        ? None with { Remembered = 1 }
        : new Usage(exchange.Attempts, 0, exchange.TokensIn, exchange.TokensOut, exchange.Price, exchange.Latency, 1);

    public static Usage Of(IEnumerable<Exchange> exchanges) => exchanges.Aggregate(None, (sum, exchange) => sum + Of(exchange));

    public static Usage operator +(Usage one, Usage other) => new(
        one.Calls + other.Calls,
        one.Remembered + other.Remembered,
        one.TokensIn + other.TokensIn,
        one.TokensOut + other.TokensOut,
        one.Price + other.Price,
        one.Latency + other.Latency,
        one.Asked + other.Asked);
}
