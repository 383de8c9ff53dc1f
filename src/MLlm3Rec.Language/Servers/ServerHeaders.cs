using System.Globalization;
using System.Text.RegularExpressions;

namespace MLlm3Rec.Language.Servers;

/// <summary>Reads what a server says of its limits with every reply, and passes it on before the next request is refused.</summary>
/// <remarks>x-ratelimit-remaining-requests and -tokens, with x-ratelimit-reset-requests and -tokens ("1s", "6m0s", "250ms") for when there is room
/// again; Retry-After on a 429.</remarks>
internal sealed partial class ServerHeaders(ConnectionLimits limits, TimeProvider time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>Fewer tokens than this are no room for any question.</summary>
    private const long FewTokens = 500;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        Read(response, "requests", few: 1);
        Read(response, "tokens", FewTokens);
        return response;
    }

    private void Read(HttpResponseMessage response, string what, long few)
    {
        if (
            Value(response, $"x-ratelimit-remaining-{what}") is { } remaining
                && long.TryParse(remaining, CultureInfo.InvariantCulture, out var left)
                && left < few
            && Value(response, $"x-ratelimit-reset-{what}") is { } reset && DurationOf(reset) is { } wait)
        {
            limits.CloseUntil(time.GetUtcNow() + wait);
        }
    }

    private static string? Value(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) ? values.FirstOrDefault() : null;

    /// <summary>"1h2m3.5s", "250ms", or plain seconds; null for anything else.</summary>
    internal static TimeSpan? DurationOf(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds is >= 0 and <= 86_400 ? TimeSpan.FromSeconds(seconds) : null;
        }

        var match = Duration().Match(text);
        return match.Success && match.Length > 0
            ? TimeSpan.FromHours(Part(match, "h")) + TimeSpan
                .FromMinutes(Part(match, "m")) + TimeSpan
                .FromSeconds(Part(match, "s")) + TimeSpan
                .FromMilliseconds(Part(match, "ms"))
            : null;
    }

    private static double Part(Match match, string name) =>
        match.Groups[name].Success ? double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^((?<h>\d+(\.\d+)?)h)?((?<m>\d+(\.\d+)?)m(?!s))?((?<s>\d+(\.\d+)?)s)?((?<ms>\d+(\.\d+)?)ms)?$")]
    private static partial Regex Duration();
}
