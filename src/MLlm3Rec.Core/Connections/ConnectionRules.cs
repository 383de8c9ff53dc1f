using MLlm3Rec.Refusals;

namespace MLlm3Rec.Connections;

/// <summary>What is wrong with one field, in words for the person who filled it in.</summary>
/// <param name="Field">Name of the property of <see cref="Connection"/>.</param>
/// <param name="Words">A sentence that says what to do.</param>
public sealed record ConnectionFault(string Field, string Words);

/// <summary>Which connections make sense. All faults are told at once.</summary>
public static class ConnectionRules
{
    public const int LongestName = 40;
    public const int LeastContextTokens = 512;
    public const int MostParallel = 256;
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(1);

    public static IReadOnlyList<ConnectionFault> FaultsOf(Connection connection) =>
    [
        .. Name(connection),
        .. connection.Kind == ServerKind.OnnxFolder ? Folder(connection) : Server(connection),
        .. Key(connection),
        .. Limits(connection),
    ];

    /// <exception cref="FaultyConnectionException">It has faults.</exception>
    public static Connection Checked(Connection connection) =>
        FaultsOf(connection) is { Count: > 0 } faults ? throw new FaultyConnectionException(faults) : connection;

    private static IEnumerable<ConnectionFault> Name(Connection connection)
    {
        var name = connection.Name;
        if (name.Length is 0 or > LongestName
            || !char.IsAsciiLetterOrDigit(name[0])
            || !name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.'))
        {
            yield return new(
                nameof(Connection.Name),
                $"A name has 1 to {LongestName} letters, digits, hyphens, underscores or dots, and begins with a letter or digit.");
        }
        else if (name.Equals("built-in", StringComparison.OrdinalIgnoreCase))
        {
            yield return new(nameof(Connection.Name), "\"built-in\" is the name of the built-in engine: take another.");
        }
    }

    private static IEnumerable<ConnectionFault> Server(Connection connection)
    {
        if (connection.BaseAddress is not { IsAbsoluteUri: true, Scheme: "http" or "https" } address)
        {
            yield return new(nameof(Connection.BaseAddress), "Give the server's address with http:// or https://, e.g. http://localhost:11434/v1.");
        }
        else if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            yield return new(nameof(Connection.BaseAddress), "The address may hold no password, question mark or #: keys have a field of their own.");
        }
        else if (address.AbsolutePath.TrimEnd('/').EndsWith("/chat/completions", StringComparison.Ordinal))
        {
            yield return new(nameof(Connection.BaseAddress), "Leave \"/chat/completions\" out: the address ends before it, usually with /v1.");
        }

        if (string.IsNullOrWhiteSpace(connection.ChatModel) && string.IsNullOrWhiteSpace(connection.EmbeddingModel))
        {
            yield return new(nameof(Connection.ChatModel), "Name a chat model, an embedding model, or both.");
        }
    }

    private static IEnumerable<ConnectionFault> Folder(Connection connection)
    {
        if (string.IsNullOrWhiteSpace(connection.Folder) || !Path.IsPathFullyQualified(connection.Folder))
        {
            yield return new(nameof(Connection.Folder), "Give the full path of the folder that holds model.onnx.");
        }
    }

    private static IEnumerable<ConnectionFault> Key(Connection connection)
    {
        if (connection.Key.Kind == KeyKind.Environment && !IsVariable(connection.Key.Variable))
        {
            yield return new(
                nameof(Connection.Key),
                "Name the environment variable that holds the key: letters, digits and underscores, not beginning with a digit.");
        }
    }

    private static IEnumerable<ConnectionFault> Limits(Connection connection)
    {
        if (connection.ContextTokens < LeastContextTokens)
        {
            yield return new(nameof(Connection.ContextTokens), $"The context must hold at least {LeastContextTokens} tokens.");
        }

        if (connection.PricePerMillionIn is < 0 or > 1_000_000)
        {
            yield return new(nameof(Connection.PricePerMillionIn), "A price lies between 0 and 1,000,000 dollars per million tokens.");
        }

        if (connection.PricePerMillionOut is < 0 or > 1_000_000)
        {
            yield return new(nameof(Connection.PricePerMillionOut), "A price lies between 0 and 1,000,000 dollars per million tokens.");
        }

        if (connection.RequestsPerMinute < 1)
        {
            yield return new(nameof(Connection.RequestsPerMinute), "At least one request per minute, or nothing for no limit.");
        }

        if (connection.TokensPerMinute < LeastContextTokens)
        {
            yield return new(nameof(Connection.TokensPerMinute), $"At least {LeastContextTokens} tokens per minute, or nothing for no limit.");
        }

        if (connection.Parallel is < 1 or > MostParallel)
        {
            yield return new(nameof(Connection.Parallel), $"Between 1 and {MostParallel} calls at once.");
        }

        if (connection.Timeout < TimeSpan.FromSeconds(1) || connection.Timeout > LongestTimeout)
        {
            yield return new(nameof(Connection.Timeout), "Between 1 second and 1 hour.");
        }
    }

    private static bool IsVariable(string? name) =>
        !string.IsNullOrEmpty(name) && !char.IsAsciiDigit(name[0]) && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '_');
}

/// <summary>The message holds every fault.</summary>
public sealed class FaultyConnectionException(IReadOnlyList<ConnectionFault> faults)
    : RefusalException(string.Join(" ", faults.Select(fault => fault.Words)))
{
    public IReadOnlyList<ConnectionFault> Faults { get; } = faults;
}
