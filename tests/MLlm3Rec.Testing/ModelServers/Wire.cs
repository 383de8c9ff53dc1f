using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MLlm3Rec.Testing.ModelServers;

/// <summary>How replies go out.</summary>
internal static class Wire
{
    public static Task JsonAsync(HttpContext http, ServedCall call, object content)
    {
        call.Deed = "200";
        return http.Response.WriteAsJsonAsync(content, http.RequestAborted);
    }

    public static Task RefuseAsync(HttpContext http, ServedCall call, Refusal refusal)
    {
        call.Deed = $"{refusal.Status}";
        http.Response.StatusCode = refusal.Status;
        if (refusal.RetryAfter is { } after)
        {
            http.Response.Headers.RetryAfter = after;
        }

        return http.Response.WriteAsJsonAsync(
            new { error = new { message = refusal.Words, type = "error", code = refusal.Code ?? (object)refusal.Status } }, http.RequestAborted);
    }

    /// <summary>Half of it, then the connection is torn down.</summary>
    public static async Task CutAsync(HttpContext http, ServedCall call, object content)
    {
        call.Deed = "cut";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(content);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        http.Abort();
    }
}
