using MLlm3Rec.Refusals;

namespace MLlm3Rec.Connections;

/// <summary>A connection with what is needed to use it now.</summary>
/// <param name="Connection">Where and how.</param>
/// <param name="Key">Null where the server asks for none.</param>
public sealed record OpenedConnection(Connection Connection, ApiKey? Key)
{
    public string Name => Connection.Name;
}

/// <summary>There is no connection of that name; the message says which there are.</summary>
public sealed class UnknownConnectionException(string name, IReadOnlyCollection<string> known) : RefusalException(
    known.Count == 0
        ? $"There is no connection \"{name}\": none has been added yet."
        : $"There is no connection \"{name}\". Known: {string.Join(", ", known)}.");

/// <summary>A connection's key cannot be had; the message says why and what to do.</summary>
public sealed class KeyMissingException(string message) : RefusalException(message);
