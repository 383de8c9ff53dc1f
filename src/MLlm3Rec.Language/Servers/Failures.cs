using System.ClientModel;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.SemanticKernel;
using MLlm3Rec.Connections;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Texts;

namespace MLlm3Rec.Language.Servers;

/// <summary>From what the network libraries throw to what a person can act on. The key is cut out of every word that is kept.</summary>
internal sealed class Failures(OpenedConnection connection, TimeProvider time)
{
    private const int LongestWords = 300;

    /// <summary>What a failed request amounts to, or null for an exception that is none (a bug, a cancellation).</summary>
    public CallFailedException? Of(Exception thrown) => thrown switch
    {
        CallFailedException known => known,
        HttpOperationException { InnerException: ClientResultException refused } => OfStatus(refused),
        HttpOperationException { InnerException: { } inner } => Of(inner) ?? Broken(inner),
        ClientResultException refused => OfStatus(refused),
        AggregateException { InnerExceptions: [.., var last] } => Of(last),
        HttpRequestException { InnerException: AddressRefusedException closed } => new CallFailedException(FailureKind.Permanent, closed.Message),
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
        } unreachable =>
            new CallFailedException(
                FailureKind.Unreachable, $"{Where} cannot be reached ({Clean(unreachable.Message)}). Is the server running, and the address right?"),
        HttpRequestException or IOException => Broken(thrown),
        // The client library reads a reply that is no JSON, or that was cut inside, with these.
        JsonException or KeyNotFoundException or FormatException or ArgumentOutOfRangeException or InvalidOperationException => Broken(thrown),
        _ => null,
    };

    private string Where => connection.Connection.BaseAddress?.GetLeftPart(UriPartial.Path) ?? connection.Name;

    private CallFailedException Broken(Exception thrown) =>
        new(FailureKind.Transient, $"The reply broke off or was no reply ({Clean(thrown.Message)}).");

    private CallFailedException OfStatus(ClientResultException refused)
    {
        if (refused.Status == 0)
        {
            return refused.InnerException is { } inner && Of(inner) is { } known ? known : Broken(refused);
        }

        var body = refused.GetRawResponse()?.Content?.ToString() ?? "";
        return OfWords(refused.Status, WordsOf(refused, body), body, RetryAfterOf(refused));
    }

    /// <summary>An error object that came as if it were a reply, by the status that it names itself.</summary>
    public CallFailedException OfErrorObject(JsonElement error)
    {
        var said = Clean(ErrorIn(error) ?? "");
        var code = error.TryGetProperty("error", out var inner) && inner.ValueKind == JsonValueKind.Object
            && inner.TryGetProperty("code", out var named) && named.ValueKind == JsonValueKind.Number && named.TryGetInt32(out var status)
            ? status
            : 0;
        return code is >= 400 and < 600
            ? OfWords(code, said, error.ToString(), retryAfter: null)
            : OfWords(200, said, error.ToString(), retryAfter: null);
    }

    /// <summary>What is at the address is no model server.</summary>
    public CallFailedException NoServer(string what) => new(
        FailureKind.Permanent,
        $"{Where} answers with {what}, as no model server does. Is the address right? It usually ends with /v1.");

    /// <summary>A reply in the form of one, without anything in it.</summary>
    public static CallFailedException NoChoices() => new(FailureKind.Transient, "The server's reply holds no answer (no choices).");

    private CallFailedException OfWords(int status, string said, string body, TimeSpan? retryAfter)
    {
        var told = new RefusalWords($"{said}\n{body}");
        said = said.TrimEnd('.', ' ');
        var (kind, words) = status switch
        {
            402 => (FailureKind.Permanent, $"The account has no credit left (402: {said}). Add some, or take another connection."),
            200 or 401 or 403 or 429 when told.IsUsedUp && retryAfter is null => (
                FailureKind.Permanent, $"The quota of this key is used up ({status}: {said}). Wait until it is renewed, or take another connection."),
            401 or 403 => (FailureKind.Permanent, $"The key is refused ({status}: {said}). Enter another key for this connection."),
            404 => (FailureKind.Permanent, $"The model {connection.Connection.ChatModel} or the address is unknown to the server (404: {said})."),
            200 or 400 when told.IsUnknownModel => (
                FailureKind.Permanent, $"The model {connection.Connection.ChatModel} is unknown to the server ({status}: {said})."),
            503 when told.IsLoading => (FailureKind.Transient, $"The server is loading its model (503: {said})."),
            200 or >= 500 when told.NamesForm || told.IsTooLong => (FailureKind.Refused, $"The server refused the question ({status}: {said})."),
            408 or 409 or 425 or 429 or >= 500 => (FailureKind.Transient, $"The server answered {status}: {said}."),
            >= 300 and < 400 => (FailureKind.Permanent, $"The server sends us elsewhere ({status}). Enter the final address."),
            200 => (FailureKind.Transient, $"The server answered with an error in a reply's place: {said}."),
            _ => (FailureKind.Refused, $"The server refused the question ({status}: {said})."),
        };
        return new CallFailedException(kind, words)
        {
            Status = status,
            RetryAfter = retryAfter,
            Unshown = body,
            TooLong = kind == FailureKind.Refused && told.IsTooLong,
            OfContent = told.IsFiltered,
        };
    }

    /// <summary>The message of the server's error object. Whatever else it said may be the page of a server that is no model's, and is not
    /// told.</summary>
    private string WordsOf(ClientResultException refused, string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind == JsonValueKind.Object && ErrorIn(json.RootElement) is { } said)
            {
                return Clean(said);
            }
        }
        catch (JsonException)
        {
            // Then the body is no error object.
        }

        return ((HttpStatusCode)refused.Status).ToString();
    }

    /// <summary>In OpenAI's form, in Ollama's, in that of earlier vLLM, and in FastAPI's, which many are built with.</summary>
    private static string? ErrorIn(JsonElement body) =>
        body.TryGetProperty("error", out var error)
            ? error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message) ? message.ToString() : error.ToString()
        : body.TryGetProperty("object", out var kind) && kind.ToString() == "error" && body.TryGetProperty("message", out var words)
            ? words.ToString()
        : body.TryGetProperty("detail", out var detail) ? detail.ToString()
        : null;

    private TimeSpan? RetryAfterOf(ClientResultException refused)
    {
        var headers = refused.GetRawResponse()?.Headers;
        if (headers is null || !headers.TryGetValue("retry-after", out var after) || after is null)
        {
            return null;
        }

        if (double.TryParse(after, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 86_400)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return DateTimeOffset.TryParse(after, CultureInfo.InvariantCulture, out var at) && at > time.GetUtcNow() ? at - time.GetUtcNow() : null;
    }

    /// <summary>Servers repeat keys in their complaints. What is kept holds none, stays on one line and is short.</summary>
    private string Clean(string words)
    {
        if (connection.Key is { } key)
        {
            words = words.Replace(key.Reveal(), "(key)", StringComparison.OrdinalIgnoreCase);
        }

        return FieldText.OneLine(words, LongestWords);
    }
}
