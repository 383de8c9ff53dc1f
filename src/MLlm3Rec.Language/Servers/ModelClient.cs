using System.ClientModel;
using System.ClientModel.Primitives;
using MLlm3Rec.Connections;
using OpenAI;

namespace MLlm3Rec.Language.Servers;

/// <summary>The sockets and the key of one opened connection.</summary>
/// <remarks>The client library's own retries and timeout are off: ours are the only ones. Redirects are not followed, so a key goes nowhere but to
/// the given address.</remarks>
internal sealed class ModelClient : IDisposable
{
    /// <summary>Servers without keys ignore it, and the library insists on one.</summary>
    private const string NoKey = "none";

    private readonly HttpClient http;

    public ModelClient(OpenedConnection opened, ConnectionLimits limits, TimeProvider time)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            ConnectTimeout = TimeSpan.FromSeconds(10),
        };
        http = new HttpClient(new ServerHeaders(limits, time, sockets)) { Timeout = Timeout.InfiniteTimeSpan };
        Server = new OpenAIClient(new ApiKeyCredential(opened.Key?.Reveal() ?? NoKey), new OpenAIClientOptions
        {
            Endpoint = opened.Connection.BaseAddress,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        });
    }

    public OpenAIClient Server { get; }

    public void Dispose() => http.Dispose();
}
