using System.Globalization;
using System.Text.RegularExpressions;
using MLlm3Rec.Language.Calls;

namespace MLlm3Rec.Language.Servers;

/// <summary>What servers say when they refuse, in the words of those that are in use. Read to understand; what is shown is said elsewhere.</summary>
internal sealed partial class RefusalWords
{
    /// <summary>Servers of every make name what they refuse; none of these words stands in a refusal for another reason.</summary>
    private static readonly string[] Forms =
        ["response_format", "response format", "json_schema", "json_object", "schema", "grammar", "structured", "guided_json"];

    private static readonly string[] TooLongs =
    [
        "context length", "context_length", "context size", "context window", "maximum context", "prompt is too long", "input is too long",
        "too many tokens", "exceeds the available context", "longer than the maximum",
    ];

    private static readonly string[] UsedUp =
        ["insufficient_quota", "exceeded your current quota", "quota exceeded", "credit balance", "out of credit", "insufficient balance"];

    /// <summary>Some say the same of a minute's quota; then they say when to come back.</summary>
    private static readonly string[] ComesBack = ["retry in", "try again in", "per minute", "per-minute", "perminute", "rate limit"];

    private readonly string text;

    public RefusalWords(string text) => this.text = text;

    public RefusalWords(CallFailedException refusal)
        : this($"{refusal.Message}\n{refusal.Unshown}")
    {
    }

    public bool IsTooLong => Names(TooLongs);

    public bool NamesForm => Names(Forms);

    public bool NamesTemperature => Names("temperature");

    /// <summary>The length limit by its name, and not because of a length.</summary>
    public bool NamesLimit => Names("max_tokens", "max_completion_tokens");

    public bool IsUsedUp => Names(UsedUp) && !Names(ComesBack);

    public bool IsFiltered => Names("content_filter", "content management policy", "content filter");

    public bool IsLoading => Names("loading model", "is loading", "currently loading", "model is starting");

    /// <summary>The model, of which it says that it does not exist.</summary>
    public bool IsUnknownModel =>
        Names("model_not_found")
            || (!NamesForm && !NamesTemperature && !NamesLimit && Names("model")
                && Names("does not exist", "not found", "unknown model", "invalid model", "no such model", "not a valid model"));

    /// <summary>Tokens of prompt and reply together, where it names them.</summary>
    public int? ContextTokens => NumberOf(Context().Match(text));

    /// <summary>Tokens of the longest reply, where it names them.</summary>
    public int? MostTokensOut => IsTooLong || !NamesLimit ? null : NumberOf(Reply().Match(text));

    private static int? NumberOf(Match match) =>
        match.Success
            && int.TryParse(match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var tokens)
            && tokens > 0
            ? tokens
            : null;

    private bool Names(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"maximum context length is 4096 tokens", "available context size (4096 tokens)", "context window of 4096".</summary>
    [GeneratedRegex(@"context[ _](?:length|size|window)[^0-9]{0,30}(?<n>[0-9][0-9,]{2,9})", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Context();

    /// <summary>"supports at most 1024 completion tokens", "must be less than or equal to 1024", "maximum allowed: 1024".</summary>
    [GeneratedRegex(
        @"(?:at most|less than or equal to|<=|up to|maximum(?: value| allowed)?(?: is| of|:)?|limit(?: is| of|:)?)\s*`?(?<n>[0-9][0-9,]{1,9})",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 200)]
    private static partial Regex Reply();
}
