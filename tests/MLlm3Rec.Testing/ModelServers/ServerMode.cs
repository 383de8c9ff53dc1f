using System.Text.Json.Nodes;

namespace MLlm3Rec.Testing.ModelServers;

/// <summary>One way in which real servers and models behave, by a name: what is tested, and what the app can be tried against by hand.</summary>
/// <param name="Name">Lower case with hyphens.</param>
/// <param name="What">One line.</param>
/// <param name="Script">A new server each time: some count.</param>
public sealed record ServerMode(string Name, string What, Func<ModelScript> Script)
{
    /// <summary>Tokens that the model of modes with a small context can hold.</summary>
    public const int SmallContext = 2_200;

    /// <summary>The longest reply of modes with a limit of their own.</summary>
    public const int ShortReply = 700;

    public static IReadOnlyList<ServerMode> All { get; } = [.. Settings(), .. Ends(), .. Limits(), .. Forms(), .. Members()];

    public static ServerMode Of(string name) => All.First(mode => mode.Name == name);

    /// <summary>Servers that do not take what they are sent.</summary>
    private static IEnumerable<ServerMode> Settings() =>
    [
        Refusing("no-temperature", "refuses a temperature", "temperature", "Unsupported value: 'temperature' does not support 0.2 with this model."),
        Refusing("new-limit", "takes max_completion_tokens alone", "max_tokens",
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."),
        new("no-schema", "takes json_object, no JSON schema", () => ModelScript.Honest() with { Structure = "json_object" }),
        new("no-form", "takes no form of reply", () => ModelScript.Honest() with { Structure = "" }),
        new("picky", "refuses temperature, max_tokens and every form", () => Picky() with { Structure = "" }),
        Refusing("grammar", "400 on a grammar that it cannot build, without one fine", "response_format", "Failed to parse grammar"),
        Refusing("grammar-500", "500 on a grammar that it cannot build, without one fine", "response_format", "failed to initialize grammar", 500),
    ];

    /// <summary>Servers that answer nobody.</summary>
    private static IEnumerable<ServerMode> Ends() =>
    [
        Always("quota", "429: the quota is used up", () => new Refusal(429, "You exceeded your current quota, please check your plan and billing.")
        {
            Code = "insufficient_quota",
        }),
        Always("payment", "402", () => new Refusal(402, "Insufficient credits.")),
        Always("unknown-model", "404 on the model", () => new Refusal(404, "The model `test-model` does not exist.")),
        Always("unknown-model-400", "400 on the model", () => new Refusal(400, "test-model is not a valid model ID")),
        Always("web-page", "a web page with 200", () => new Nonsense("<!DOCTYPE html><html>Sign in</html>") { ContentType = "text/html" }),
        Always("error-200", "an error object with 200", () => new Nonsense("""{"error": {"message": "Provider returned error", "code": 502}}""")),
        Always("no-choices", "a reply without choices", () => new Nonsense("""{"id": "x", "object": "chat.completion", "choices": []}""")),
        Always("down", "503 for ever", () => new Refusal(503, "Service unavailable.")),
        Always("refuses-all", "400 for ever", () => new Refusal(400, "This deployment does not take such requests.")),
        new("outage", "503 for its first 20 requests", () => Until(20, new Refusal(503, "Restarting."))),
        new("loading", "503 while it loads its model, for 8 requests", () => Until(8, new Refusal(503, "Loading model"))),
        new("quota-midway", "its quota ends after 10 answers", () => After(
            10, new Refusal(429, "You exceeded your current quota.") { Code = "insufficient_quota" })),
    ];

    /// <summary>Servers that hold less than was thought.</summary>
    private static IEnumerable<ServerMode> Limits() =>
    [
        new("context", "names its context", () => Small(tokens =>
            $"This model's maximum context length is {SmallContext} tokens. However, you requested {tokens} tokens.")),
        new("context-unnamed", "has a small context and does not name it", () => Small(_ => "The prompt is too long for this model.")),
        new("reply-limit", "allows short replies only, and says how short", () => Asked(request =>
            LimitOf(request) > ShortReply
                ? new Refusal(400, $"max_tokens is too large: {LimitOf(request)}. This model supports at most {ShortReply} completion tokens.")
                : null)),
    ];

    /// <summary>Models that say more than the object.</summary>
    private static IEnumerable<ServerMode> Forms() =>
    [
        Saying("think", "thinks aloud before it answers", reply => $"<think>\nThey like {{things}}.\n</think>\n\n{reply}"),
        Saying("think-empty", "thinks nothing aloud", reply => $"<think>\n\n</think>\n{reply}"),
        Saying("think-fenced", "thinks aloud with a fence inside", reply =>
            $"<think>A draft:\n```json\n{{\"confidence\": 0.1}}\n```\n</think>\n```json\n{reply}\n```"),
        Saying("think-closed", "its server swallows the mark that opens a thought", reply => $"They like {{\"this\": 1}}.\n</think>\n{reply}"),
        Saying("prose", "talks around its answer", reply => $"Certainly! Here is the {{JSON}} you asked for:\n\n{reply}\n\nLet me know if it helps."),
        Saying("bom", "begins with a byte order mark", reply => $"\uFEFF{reply}"),
        Saying("fence", "puts its answer between fences", reply => $"```json\n{reply}\n```"),
        new("reasoning", "answers in reasoning_content", () => Message(reply => new() { ["content"] = "", ["reasoning_content"] = reply }, "stop")),
        new("refusal", "declines in the field refusal",
            () => Message(_ => new() { ["content"] = null, ["refusal"] = "I cannot judge people." }, "stop")),
        new("tool-calls", "calls a function that nobody offered", () => Message(reply => new()
        {
            ["content"] = null,
            ["tool_calls"] = new JsonArray(new JsonObject
            {
                ["id"] = "1",
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = "answer", ["arguments"] = "{\"ok\": true}" },
            }),
        }, "tool_calls")),
        new("filtered", "its content filter keeps answers back", () => Message(_ => new() { ["content"] = "" }, "content_filter")),
        new("length", "cuts replies at a limit below 3,000 tokens", () => Cut(below: 3_000)),
        new("length-always", "cuts every reply", () => Cut(below: int.MaxValue)),
        Saying("nonsense", "says something else", _ => "{\"answer\": \"yes\"}"),
    ];

    /// <summary>Models whose object is a little off.</summary>
    private static IEnumerable<ServerMode> Members() =>
    [
        Changing("text-numbers", "puts numbers into quotation marks", reply => reply["confidence"] = "0.5"),
        Changing("strangers", "adds a member of its own", reply => reply["mood"] = "good"),
        Changing("no-empty-lists", "leaves empty lists out", reply =>
        {
            foreach (var name in (string[])["avoids", "exceptions", "choices"])
            {
                reply.Remove(name);
            }
        }),
        Changing("typography", "quotes with signs of its own", reply =>
        {
            foreach (var quote in (reply["motives"] as JsonArray ?? []).SelectMany(motive => motive!["evidence"]!.AsArray()))
            {
                quote!["quote"] = $"“{((string)quote["quote"]!).Replace(' ', '\u00A0').Replace('-', '–')}…”";
            }
        }),
    ];

    private static ModelScript Asked(Func<ChatRequest, ScriptedReply?> refuse)
    {
        var honest = ModelScript.Honest();
        return honest with { Chat = (request, number) => refuse(request) ?? honest.Chat(request, number) };
    }

    private static ServerMode Refusing(string name, string what, string member, string words, int status = 400) => new(
        name, what, () => Asked(request => request.Json.TryGetProperty(member, out _) ? new Refusal(status, words) : null));

    private static ServerMode Always(string name, string what, Func<ScriptedReply> reply) => new(name, what, () => Asked(_ => reply()));

    private static ServerMode Saying(string name, string what, Func<string, string> change) => new(
        name, what, () => ModelScript.Honest() with { Chat = (request, _) => new Says(change(HonestModel.Reply(request))) });

    private static ServerMode Changing(string name, string what, Action<JsonObject> change) => Saying(name, what, reply =>
    {
        var json = JsonNode.Parse(reply)!.AsObject();
        change(json);
        return json.ToJsonString();
    });

    private static ModelScript Message(Func<string, JsonObject> members, string finish) => ModelScript.Honest() with
    {
        Chat = (request, _) =>
        {
            var message = members(HonestModel.Reply(request));
            message["role"] = "assistant";
            return new RawMessage(message, finish);
        },
    };

    private static ModelScript Until(int requests, Refusal refusal)
    {
        var honest = ModelScript.Honest();
        return honest with { Chat = (request, number) => number <= requests ? refusal : honest.Chat(request, number) };
    }

    private static ModelScript After(int answers, Refusal refusal)
    {
        var honest = ModelScript.Honest();
        return honest with { Chat = (request, number) => number > answers ? refusal : honest.Chat(request, number) };
    }

    private static ModelScript Picky() => Asked(request =>
        request.Json.TryGetProperty("temperature", out _) ? new Refusal(400, "temperature is not supported.")
        : request.Json.TryGetProperty("max_tokens", out _) ? new Refusal(400, "max_tokens is not supported: use max_completion_tokens.")
        : null);

    /// <summary>Counts as generously as servers do: prompt and longest reply together.</summary>
    private static ModelScript Small(Func<int, string> words) => Asked(request =>
    {
        var tokens = request.Messages.Sum(message => message.Text.Length) / 4 + LimitOf(request);
        return tokens > SmallContext ? new Refusal(400, words(tokens)) : null;
    });

    private static ModelScript Cut(int below)
    {
        var honest = ModelScript.Honest();
        return honest with
        {
            Chat = (request, number) => honest.Chat(request, number) is Says says && LimitOf(request) < below
                ? new Says(says.Text[..(says.Text.Length / 2)]) { Finish = "length" }
                : honest.Chat(request, number),
        };
    }

    private static int LimitOf(ChatRequest request) =>
        request.Json.TryGetProperty("max_tokens", out var old) ? old.GetInt32()
        : request.Json.TryGetProperty("max_completion_tokens", out var named) ? named.GetInt32()
        : 0;
}
