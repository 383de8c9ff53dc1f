using System.Globalization;
using MLlm3Rec.Connections;
using MLlm3Rec.Web.Forms;

namespace MLlm3Rec.Web.Components.Pages.Settings;

/// <summary>A connection as it stands in the form: text, until it is read.</summary>
public sealed record ConnectionDraft
{
    public string Name { get; init; } = "";

    public ServerKind Kind { get; init; }

    public string Address { get; init; } = "";

    public string Folder { get; init; } = "";

    public string ChatModel { get; init; } = "";

    public string EmbeddingModel { get; init; } = "";

    public KeyKind Key { get; init; }

    public string Variable { get; init; } = "";

    public bool KeyOverHttp { get; init; }

    /// <summary>Whether to ask: the address begins with http:// and the server is given a key.</summary>
    public bool AsksForPlainKey => Key != KeyKind.None && Address.TrimStart().StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    public string ContextTokens { get; init; } = "";

    public string PriceIn { get; init; } = "";

    public string PriceOut { get; init; } = "";

    public string RequestsPerMinute { get; init; } = "";

    public string TokensPerMinute { get; init; } = "";

    public string Parallel { get; init; } = "";

    /// <summary>Seconds.</summary>
    public string Timeout { get; init; } = "";

    public StructuredOutput Structure { get; init; }

    public static ConnectionDraft Of(Connection connection) => new()
    {
        Name = connection.Name,
        Kind = connection.Kind,
        Address = connection.BaseAddress?.OriginalString ?? "",
        Folder = connection.Folder ?? "",
        ChatModel = connection.ChatModel ?? "",
        EmbeddingModel = connection.EmbeddingModel ?? "",
        Key = connection.Key.Kind,
        Variable = connection.Key.Variable ?? "",
        KeyOverHttp = connection.KeyOverHttp,
        ContextTokens = Text(connection.ContextTokens),
        PriceIn = Text(connection.PricePerMillionIn),
        PriceOut = Text(connection.PricePerMillionOut),
        RequestsPerMinute = connection.RequestsPerMinute is { } requests ? Text(requests) : "",
        TokensPerMinute = connection.TokensPerMinute is { } tokens ? Text(tokens) : "",
        Parallel = Text(connection.Parallel),
        Timeout = Text((decimal)connection.Timeout.TotalSeconds),
        Structure = connection.Structure,
    };

    /// <summary>What the text means, and by name of property what makes no sense.</summary>
    public (Connection Connection, IReadOnlyDictionary<string, string> Faults) Read()
    {
        var numbers = new NumberReader();
        var connection = new Connection
        {
            Name = Name.Trim(),
            Kind = Kind,
            BaseAddress = Kind != ServerKind.OnnxFolder && Uri.TryCreate(Address.Trim(), UriKind.Absolute, out var address) ? address : null,
            Folder = Kind == ServerKind.OnnxFolder ? Folder.Trim() : null,
            ChatModel = Kind == ServerKind.OnnxFolder ? null : OrNull(ChatModel),
            EmbeddingModel = Kind == ServerKind.OnnxFolder ? null : OrNull(EmbeddingModel),
            Key = Kind == ServerKind.OnnxFolder ? KeySource.None : new KeySource(Key, Key == KeyKind.Environment ? Variable.Trim() : null),
            KeyOverHttp = AsksForPlainKey && KeyOverHttp,
            ContextTokens = numbers.Whole(nameof(Connection.ContextTokens), ContextTokens) ?? ConnectionRules.LeastContextTokens,
            PricePerMillionIn = numbers.Exact(nameof(Connection.PricePerMillionIn), PriceIn) ?? 0,
            PricePerMillionOut = numbers.Exact(nameof(Connection.PricePerMillionOut), PriceOut) ?? 0,
            RequestsPerMinute = numbers.Whole(nameof(Connection.RequestsPerMinute), RequestsPerMinute),
            TokensPerMinute = numbers.Whole(nameof(Connection.TokensPerMinute), TokensPerMinute),
            Parallel = numbers.Whole(nameof(Connection.Parallel), Parallel) ?? 1,
            Timeout = TimeSpan.FromSeconds((double)Math.Clamp(numbers.Exact(nameof(Connection.Timeout), Timeout) ?? 60, 0, 1_000_000)),
            Structure = Structure,
        };
        foreach (var fault in ConnectionRules.FaultsOf(connection))
        {
            numbers.Faults.TryAdd(fault.Field, fault.Words);
        }

        return (connection, numbers.Faults);
    }

    private static string Text(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static string? OrNull(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What a person changed: applied to the draft as it is by then, so that a quick second change does not undo the first.</summary>
/// <param name="Apply">The change.</param>
/// <param name="Field">Name of the property of <see cref="Connection"/> that it is about.</param>
public sealed record ConnectionEdit(Func<ConnectionDraft, ConnectionDraft> Apply, string Field);
