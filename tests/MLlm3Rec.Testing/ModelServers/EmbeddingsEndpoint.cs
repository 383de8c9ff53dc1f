using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MLlm3Rec.Testing.ModelServers;

/// <summary>POST /v1/embeddings, as numbers or as base64 of little-endian floats.</summary>
internal static class EmbeddingsEndpoint
{
    public static async Task ServeAsync(HttpContext http, ServedCall call, ModelScript script)
    {
        if (script.Embed is not { } embed)
        {
            await Wire.RefuseAsync(http, call, new Refusal(404, "This server has no embeddings."));
            return;
        }

        var json = JsonDocument.Parse(call.Body).RootElement;
        var input = json.GetProperty("input");
        string[] texts = input.ValueKind == JsonValueKind.Array
            ? [.. input.EnumerateArray().Select(text => text.GetString()!)]
            : [input.GetString()!];
        var base64 = json.TryGetProperty("encoding_format", out var format) && format.GetString() == "base64";
        await Wire.JsonAsync(http, call, new
        {
            @object = "list",
            model = json.GetProperty("model").GetString(),
            data = texts.Select((text, index) => new { @object = "embedding", index, embedding = Coded(embed(text), base64) }),
            usage = new { prompt_tokens = texts.Sum(text => text.Length) / 4, total_tokens = texts.Sum(text => text.Length) / 4 },
        });
    }

    private static object Coded(float[] vector, bool base64) => base64 ? Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan())) : vector;
}
