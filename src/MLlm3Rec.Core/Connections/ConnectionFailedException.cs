using MLlm3Rec.Refusals;

namespace MLlm3Rec.Connections;

/// <summary>A connection as a whole is of no use: the key is refused, the model unknown, the server cannot be reached. The message says so and what
/// to do; it never holds a key.</summary>
public sealed class ConnectionFailedException(string connection, string words) : RefusalException($"Connection \"{connection}\": {words}")
{
    public string Connection { get; } = connection;

    /// <summary>Without the connection's name.</summary>
    public string Words { get; } = words;

    public override bool Pauses => true;
}
