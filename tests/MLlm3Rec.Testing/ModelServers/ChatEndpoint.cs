using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MLlm3Rec.Testing.ModelServers;

/// <summary>POST /v1/chat/completions, at once or as a stream of events.</summary>
internal static class ChatEndpoint
{
    public const string Path = "/v1/chat/completions";

    private const int CharactersPerToken = 4;

    public static async Task ServeAsync(HttpContext http, ServedCall call, ModelScript script)
    {
        var request = call.Chat;
        if (request.Format is "json_schema" && script.Structure != "json_schema" || request.Format is "json_object" && script.Structure == "")
        {
            await Wire.RefuseAsync(http, call, new Refusal(400, $"response_format of type {request.Format} is not supported."));
            return;
        }

        if (!script.Models.Contains(request.Model))
        {
            await Wire.RefuseAsync(http, call, new Refusal(404, $"The model `{request.Model}` does not exist."));
            return;
        }

        var reply = script.Chat(request, call.Number);
        await reply.After.WaitAsync(http.RequestAborted);
        await Task.Delay(reply.Delay, http.RequestAborted);
        foreach (var (name, value) in script.Headers)
        {
            http.Response.Headers[name] = value;
        }

        await (reply switch
        {
            Refusal refusal => Wire.RefuseAsync(http, call, refusal),
            CutOff cut when request.Stream => StreamAsync(http, call, request, new Says(cut.Text), cut: true),
            CutOff cut => Wire.CutAsync(http, call, Whole(request, cut.Text, "stop")),
            Nonsense nonsense => SayAsync(http, call, nonsense),
            RawMessage raw => Wire.JsonAsync(http, call, Whole(request, raw.Content, raw.Content.ToJsonString(), raw.Finish)),
            LooksUp looks => Wire.JsonAsync(http, call, Calling(request, looks)),
            Says says when request.Stream => StreamAsync(http, call, request, says, cut: false),
            Says says => Wire.JsonAsync(http, call, Whole(request, says.Text, says.Finish)),
            _ => throw new InvalidOperationException("A reply of no kind."),
        });
    }

    private static Task SayAsync(HttpContext http, ServedCall call, Nonsense nonsense)
    {
        call.Deed = "nonsense";
        http.Response.ContentType = nonsense.ContentType;
        return http.Response.WriteAsync(nonsense.Body, http.RequestAborted);
    }

    private static object Whole(ChatRequest request, string text, string finish) =>
        Whole(request, new { role = "assistant", content = text }, text, finish);

    private static object Whole(ChatRequest request, object message, string text, string finish) => new
    {
        id = "chatcmpl-test",
        @object = "chat.completion",
        created = 1_700_000_000,
        model = request.Model,
        choices = new[] { new { index = 0, message, finish_reason = finish } },
        usage = UsageOf(request, text),
    };

    private static object Calling(ChatRequest request, LooksUp looks) => new
    {
        id = "chatcmpl-test",
        @object = "chat.completion",
        created = 1_700_000_000,
        model = request.Model,
        choices = new[]
        {
            new
            {
                index = 0,
                message = new
                {
                    role = "assistant",
                    content = (string?)null,
                    tool_calls = looks.Calls.Select((called, place) => new
                    {
                        id = $"call_{request.Messages.Count}_{place}",
                        type = "function",
                        function = new { name = $"dataset-{called.Name}", arguments = called.Arguments },
                    }),
                },
                finish_reason = "tool_calls",
            },
        },
        usage = UsageOf(request, string.Concat(looks.Calls.Select(called => called.Arguments))),
    };

    private static object UsageOf(ChatRequest request, string text)
    {
        var (sent, said) = (request.Messages.Sum(message => message.Text.Length) / CharactersPerToken, Math.Max(1, text.Length / CharactersPerToken));
        return new { prompt_tokens = sent, completion_tokens = said, total_tokens = sent + said };
    }

    private static async Task StreamAsync(HttpContext http, ServedCall call, ChatRequest request, Says says, bool cut)
    {
        call.Deed = cut ? "cut" : "200";
        http.Response.ContentType = "text/event-stream";
        var pieces = says.Text.Chunk(12).Select(piece => new string(piece)).ToArray();
        foreach (var piece in cut ? pieces.Take(pieces.Length / 2) : pieces)
        {
            await EventAsync(http, Piece(request, new { role = "assistant", content = piece }, null, null));
            await Task.Delay(says.Pause, http.RequestAborted);
        }

        if (cut)
        {
            http.Abort();
            return;
        }

        await EventAsync(http, Piece(request, new { }, says.Finish, null));
        await EventAsync(http, Piece(request, null, null, UsageOf(request, says.Text)));
        await http.Response.WriteAsync("data: [DONE]\n\n", http.RequestAborted);
    }

    private static object Piece(ChatRequest request, object? delta, string? finish, object? usage) => new
    {
        id = "chatcmpl-test",
        @object = "chat.completion.chunk",
        created = 1_700_000_000,
        model = request.Model,
        choices = delta is null ? [] : new object[] { new { index = 0, delta, finish_reason = finish } },
        usage,
    };

    private static async Task EventAsync(HttpContext http, object content)
    {
        await http.Response.WriteAsync($"data: {JsonSerializer.Serialize(content)}\n\n", http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}
