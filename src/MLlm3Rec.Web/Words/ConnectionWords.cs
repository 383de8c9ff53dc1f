using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Web.Settings;
using MLlm3Rec.Web.Theme;

namespace MLlm3Rec.Web.Words;

/// <summary>Connections, and what they take, in words.</summary>
public static class ConnectionWords
{
    public static string Models(Connection connection) => connection switch
    {
        { Kind: ServerKind.OnnxFolder } => "embeds",
        { ChatModel: { } chat, EmbeddingModel: { } embedding } => $"{chat} reads, {embedding} embeds",
        { ChatModel: { } chat } => $"{chat} reads",
        { EmbeddingModel: { } embedding } => $"{embedding} embeds",
        _ => "no model",
    };

    public static string Key(KeySource key) => key switch
    {
        { Kind: KeyKind.Stored } => "key stored, encrypted",
        { Kind: KeyKind.Environment, Variable: { } variable } => $"key from {variable}",
        _ => "no key",
    };

    /// <summary>"1,204 calls, 310 remembered, 1.2 million tokens, 0.42 dollars".</summary>
    public static string Usage(Usage usage) =>
        $"{usage.Calls:N0} {(usage.Calls == 1 ? "call" : "calls")}, {usage.Remembered:N0} remembered, {Tokens(usage.TokensIn + usage.TokensOut)}, "
            + $"{Money(usage.Price)}";

    public static string Tokens(long tokens) => tokens < 1_000_000 ? $"{tokens:N0} tokens" : $"{tokens / 1_000_000.0:0.0} million tokens";

    public static string Money(decimal dollars) => dollars is > 0 and < 0.01m ? $"{dollars:0.0000} dollars" : $"{dollars:N2} dollars";

    /// <summary>"takes a JSON schema; no temperature; the limit of replies is called max_tokens; replies of 700 tokens at most".</summary>
    public static string Dialect(ServerDialect dialect) => string.Join("; ", new[]
    {
        dialect.Structure switch
        {
            StructuredOutput.Schema => "takes a JSON schema",
            StructuredOutput.Json => "takes no JSON schema, but keeps replies to JSON",
            _ => "takes no form of replies",
        },
        dialect.TakesTemperature ? null : "no temperature",
        $"the limit of replies is called {(dialect.SaysMaxTokens ? "max_tokens" : "max_completion_tokens")}",
        dialect.MostTokensOut is { } reply ? $"replies of {reply:N0} tokens at most" : null,
        dialect.ContextTokens is { } context ? $"prompt and reply of {context:N0} tokens at most" : null,
    }.Where(part => part is not null));

    public static string Glyph(ConnectionTrial trial) => trial switch
    {
        { IsUnderWay: true } => AppIcons.HourglassEmpty,
        { Passed: true } => AppIcons.CheckCircle,
        _ => AppIcons.ErrorOutline,
    };

    public static string Glyph(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Passed => AppIcons.CheckCircle,
        CheckVerdict.Weak => AppIcons.Info,
        _ => AppIcons.ErrorOutline,
    };

    public static string Word(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Passed => "Works",
        CheckVerdict.Weak => "Works in part",
        _ => "Fails",
    };

    public static string Verdict(ConnectionTrial trial) => trial switch
    {
        { IsUnderWay: true } => "Being tested …",
        { Failure: { } failure } => failure,
        { Report: { Passed: true, Latency: { } latency } } => $"Works: one short question took {latency.TotalMilliseconds:N0} ms.",
        { Passed: true } => "Works.",
        _ => "Cannot be used as it is set up.",
    };
}
