using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
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

    public ModelClient(OpenedConnection opened, AccessPolicy access, ConnectionLimits limits, TimeProvider time)
    {
        var sockets = new ServerHeaders(limits, time, GuardedSockets.Create(access));
        http = new HttpClient(new ReplyGate(new Failures(opened, time), sockets)) { Timeout = Timeout.InfiniteTimeSpan };
        Server = new OpenAIClient(new ApiKeyCredential(opened.Key?.Reveal() ?? NoKey), new OpenAIClientOptions
        {
            Endpoint = opened.Connection.BaseAddress,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        });
    }

    public OpenAIClient Server { get; }

    /// <summary>The kernel that asks the connection's chat model; its filters are still to be added.</summary>
    public Kernel KernelFor(Connection connection)
    {
        var builder = Kernel.CreateBuilder();
        // Only connections that chat are asked.
        builder.Services.AddSingleton<IChatCompletionService>(new OpenAIChatCompletionService(connection.ChatModel!, Server));
        return builder.Build();
    }

    public void Dispose() => http.Dispose();
}
