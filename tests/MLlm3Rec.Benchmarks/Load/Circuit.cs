using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Benchmarks.Load;

/// <summary>A browser tab without the browser: opens a page's circuit, answers what it asks of JavaScript, follows links. Speaks blazorpack, the hub
/// protocol of Blazor Server.</summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    private readonly HttpClient http;
    private readonly Uri server;
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly CancellationTokenSource ending = new();
    private TaskCompletionSource drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? id;
    private bool greeted;
    private Task reading = Task.CompletedTask;

    private Circuit(HttpClient http, Uri server) => (this.http, this.server) = (http, server);

    /// <summary>Why the server ended it, or null while it lives.</summary>
    public string? Ended { get; private set; }

    /// <returns>When the first page has been drawn.</returns>
    public static async Task<Circuit> OpenAsync(HttpClient http, Uri server, string path, CancellationToken cancellationToken)
    {
        var circuit = new Circuit(http, server);
        await circuit.BeginAsync(path, cancellationToken);
        return circuit;
    }

    /// <summary>Follows a link; returns how long it took until something new was drawn.</summary>
    public async Task<TimeSpan> ClickAsync(string path, CancellationToken cancellationToken)
    {
        drawn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = TimeProvider.System.GetTimestamp();
        await SendAsync(Invocation("OnLocationChanged", new Uri(server, path).ToString(), null, true), cancellationToken);
        await drawn.Task.WaitAsync(cancellationToken);
        return TimeProvider.System.GetElapsedTime(begun);
    }

    /// <summary>As a browser does when a tab is closed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (id is not null)
        {
            using var form = new MultipartFormDataContent { { new StringContent(id), "circuitId" } };
            using var left = await http.PostAsync(new Uri(server, "/_blazor/disconnect"), form);
        }

        await ending.CancelAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Dispose();
        sending.Dispose();
        ending.Dispose();
    }

    private static byte[] Invocation(string target, params object?[] arguments) => Pack.Message(1, NoHeaders, null, target, arguments);

    private async Task BeginAsync(string path, CancellationToken cancellationToken)
    {
        var page = await http.GetStringAsync(new Uri(server, path), cancellationToken);
        using var negotiated = await http.PostAsync(new Uri(server, "/_blazor/negotiate?negotiateVersion=1"), content: null, cancellationToken);
        using var answer = JsonDocument.Parse(await negotiated.Content.ReadAsStringAsync(cancellationToken));
        var token = answer.RootElement.GetProperty("connectionToken").GetString();
        socket.Options.SetRequestHeader("Origin", server.GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(new Uri($"ws://{server.Authority}/_blazor?id={Uri.EscapeDataString(token!)}"), cancellationToken);
        await SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), cancellationToken);
        reading = ReadAsync(ending.Token);
        await SendAsync(
            Pack.Message(1, NoHeaders, "0", "StartCircuit", new object?[] { server.ToString(), new Uri(server, path).ToString(), "[]", "" }),
            cancellationToken);
        var operations = Markers(page).Select((marker, place) => $"{{\"type\":\"add\",\"ssrComponentId\":{place + 1},\"marker\":{marker}}}");
        await SendAsync(
            Invocation(
                "UpdateRootComponents", $"{{\"batchId\":1,\"operations\":[{string.Join(',', operations)}]}}", State().Match(page).Groups[1].Value),
            cancellationToken);
        await drawn.Task.WaitAsync(cancellationToken);
    }

    private static IEnumerable<string> Markers(string page) =>
        Marker().Matches(page).Select(match => match.Groups[1].Value).Where(marker => marker.Contains("\"descriptor\"", StringComparison.Ordinal));

    private async Task SendAsync(byte[] message, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(message, message[^1] == 0x1e ? WebSocketMessageType.Text : WebSocketMessageType.Binary, true, cancellationToken);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var (buffer, filled) = (new byte[1 << 18], 0);
        try
        {
            while (true)
            {
                if (filled == buffer.Length)
                {
                    Array.Resize(ref buffer, 2 * buffer.Length);
                }

                var received = await socket.ReceiveAsync(buffer.AsMemory(filled), cancellationToken);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    Ended ??= "the socket was closed";
                    drawn.TrySetException(new IOException(Ended));
                    return;
                }

                filled += received.Count;
                var used = await TakeAsync(buffer.AsMemory(0, filled), cancellationToken);
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
            }
        }
        catch (WebSocketException broken)
        {
            Ended ??= broken.Message;
            drawn.TrySetException(broken);
        }
    }

    private async Task<int> TakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var used = 0;
        while (used < bytes.Length)
        {
            if (!greeted)
            {
                // The answer to the handshake is the only text, and the first. (A frame of 123 bytes begins with a brace as well.)
                var end = bytes.Span[used..].IndexOf((byte)0x1e);
                if (end < 0)
                {
                    break;
                }

                used += end + 1;
                greeted = true;
            }
            else if (Pack.Frame(bytes.Span[used..]) is (var length, var prefix) && bytes.Length - used >= length + prefix)
            {
                var at = 0;
                var message = (object?[])Pack.Read(bytes.Span.Slice(used + prefix, length), ref at)!; // Every message is an array.
                await HandleAsync(message, cancellationToken);
                used += length + prefix;
            }
            else
            {
                break;
            }
        }

        return used;
    }

    private async Task HandleAsync(object?[] message, CancellationToken cancellationToken)
    {
        switch (message)
        {
            case [1L, _, _, "JS.RenderBatch", object?[] arguments, ..]:
                await SendAsync(Invocation("OnRenderCompleted", arguments[0], null), cancellationToken);
                drawn.TrySetResult();
                break;
            case [1L, _, _, "JS.BeginInvokeJS", object?[] arguments, ..] when arguments[0] is long task and not 0:
                // An object to hold on to, an answer to a yes or no (whether the theme is dark), or nothing.
                var result = arguments[3] is 1L ? $"{{\"__jsObjectId\":{task}}}" : arguments[1] is "watch" ? "false" : "null";
                await SendAsync(Invocation("EndInvokeJSFromDotNet", task, true, $"[{task},true,{result}]"), cancellationToken);
                break;
            case [1L, _, _, "JS.Error", object?[] arguments, ..]:
                Ended = $"{arguments[0]}";
                break;
            case [3L, _, "0", _, string started, ..]:
                id = started;
                break;
            case [7L, ..]:
                Ended ??= "the server closed";
                break;
        }
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
