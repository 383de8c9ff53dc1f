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
        var said = WordsOf(refused, body);
        var (kind, words) = refused.Status switch
        {
            401 or 403 => (FailureKind.Permanent, $"The key is refused ({refused.Status}: {said}). Enter another key for this connection."),
            404 => (FailureKind.Permanent, $"The model {connection.Connection.ChatModel} or the address is unknown to the server (404: {said})."),
            408 or 409 or 425 or 429 or >= 500 => (FailureKind.Transient, $"The server answered {refused.Status}: {said}"),
            >= 300 and < 400 => (FailureKind.Permanent, $"The server sends us elsewhere ({refused.Status}). Enter the final address."),
            _ => (FailureKind.Refused, $"The server refused the question ({refused.Status}: {said})."),
        };
        return new CallFailedException(kind, words)
        {
            Status = refused.Status,
            RetryAfter = RetryAfterOf(refused),
            Unshown = body,
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
