using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MLlm3Rec.Testing.ModelServers;

/// <summary>A server of the OpenAI protocol on loopback whose every reply is scripted. Keeps the exact bytes that it was sent.</summary>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<ServedCall> calls = new();
    private int number;
    private int underWay;
    private int mostUnderWay;

    private ModelServer(WebApplication app, ModelScript script)
    {
        this.app = app;
        Script = script;
    }

    /// <summary>What it answers; may be exchanged while it runs.</summary>
    public ModelScript Script { get; set; }

    /// <summary>Ends in /v1, as connections want it.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Everything it was sent, in the order of arrival.</summary>
    public IReadOnlyCollection<ServedCall> Calls => calls;

    public IEnumerable<ServedCall> ChatCalls => calls.Where(call => call.Path == ChatEndpoint.Path);

    /// <summary>The most chat calls that were open at one time.</summary>
    public int MostAtOnce => mostUnderWay;

    /// <param name="script">What it answers.</param>
    /// <param name="port">0 for any free one.</param>
    /// <param name="cancellationToken">Ends starting.</param>
    public static async Task<ModelServer> StartAsync(ModelScript script, int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var app = builder.Build();
        var server = new ModelServer(app, script);
        app.Run(server.ServeAsync);
        await app.StartAsync(cancellationToken);
        server.Address = new Uri(new Uri(app.Urls.First()), "/v1");
        return server;
    }

    public void Forget() => calls.Clear();

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => ((IHost)app).WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var call = new ServedCall(
            Interlocked.Increment(ref number), http.Request.Path.Value ?? "", body.ToArray(), http.Request.Headers.Authorization.ToString());
        calls.Enqueue(call);
        if (Script.Key is { } key && call.Authorization != $"Bearer {key}")
        {
            await Wire.RefuseAsync(http, call, new Refusal(401, $"Incorrect API key provided: {call.Authorization}"));
            return;
        }

        switch (call.Path)
        {
            case ChatEndpoint.Path:
                await CountedAsync(() => ChatEndpoint.ServeAsync(http, call, Script));
                break;
            case "/v1/embeddings":
                await EmbeddingsEndpoint.ServeAsync(http, call, Script);
                break;
            case "/v1/models":
                await Wire.JsonAsync(
                    http,
                    call,
                    new { @object = "list", data = Script.Models.Select(id => new { id, @object = "model", created = 0, owned_by = "test" }) });
                break;
            default:
                await Wire.RefuseAsync(http, call, new Refusal(404, $"There is nothing at {call.Path}."));
                break;
        }
    }

    private async Task CountedAsync(Func<Task> serve)
    {
        var now = Interlocked.Increment(ref underWay);
        for (var seen = mostUnderWay; now > seen; seen = mostUnderWay)
        {
            Interlocked.CompareExchange(ref mostUnderWay, now, seen);
        }

        try
        {
            await serve();
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }
}
