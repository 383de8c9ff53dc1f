namespace MLlm3Rec.Web.Guards;

/// <summary>
/// Whether a request that changes something, or that opens a circuit, was sent by one of our own pages. Browsers name the origin with every such
/// request, and scripts cannot change it; a request without one comes from a program, which could say what it likes.
/// </summary>
internal static class OriginCheck
{
    private const string Circuits = "/_blazor";

    /// <param name="request">As it came.</param>
    /// <param name="others">Origins that pass too, e.g. https://team.example, where a server before this one changes names.</param>
    public static bool Passes(HttpRequest request, IReadOnlyCollection<string> others) =>
        !Matters(request) || (request.Headers.Origin is [{ } origin] ? IsOurs(request, origin, others) : IsUnnamed(request));

    private static bool Matters(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        || request.Headers.Upgrade.Count > 0
        || request.Path.StartsWithSegments(Circuits);

    private static bool IsOurs(HttpRequest request, string origin, IReadOnlyCollection<string> others) =>
        (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase))
        || others.Contains(origin, StringComparer.OrdinalIgnoreCase);

    private static bool IsUnnamed(HttpRequest request) =>
        request.Headers.Origin.Count == 0 && request.Headers["Sec-Fetch-Site"] is [] or ["same-origin"] or ["none"];
}
