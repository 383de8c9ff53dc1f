namespace MLlm3Rec.Testing.ModelServers;

/// <summary>Shares of requests that fail, each request's fate drawn from the seed and its number.</summary>
public sealed record FaultMix(double Limited, double Broken, double Cut, double WrongSchema, int Seed = 1)
{
    /// <summary>What acceptance asks for: 20 % 429, 5 % 500, 2 % cut, 3 % wrong schema.</summary>
    public static FaultMix Rough { get; } = new(0.20, 0.05, 0.02, 0.03);

    /// <summary>Seconds in the Retry-After of a 429.</summary>
    public string RetryAfter { get; init; } = "0.01";

    public ScriptedReply Spoil(ScriptedReply honest, ChatRequest request, int number)
    {
        var draw = Numerics.SplitMix64.Derive(Seed, number).NextDouble();
        var text = honest is Says says ? says.Text : "";
        return draw switch
        {
            _ when draw < Limited => new Refusal(429, "Rate limit reached.") { RetryAfter = RetryAfter },
            _ when draw < Limited + Broken => new Refusal(500, "The server had an error."),
            _ when draw < Limited + Broken + Cut => new CutOff(text) { Delay = honest.Delay },
            _ when draw < Limited + Broken + Cut + WrongSchema => new Says("{\"answer\": \"yes\"}") { Delay = honest.Delay },
            _ => honest,
        };
    }
}
