using System.Net;
using System.Net.Sockets;
using MLlm3Rec.Connections;
using MLlm3Rec.Language.Servers;
using MLlm3Rec.Reading.Matching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MLlm3Rec.Language.Issues;

/// <summary>A connection was a way to read pages of an inner network: any address was asked, and the begin of its answer was shown.</summary>
public sealed class InnerServerTests
{
    private const string Page = "<html>PRIVATE: payroll of the inner network</html>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://127.0.0.1:{0}/v1")]
    [InlineData("http://localhost:{0}/v1")]
    [InlineData("http://2130706433:{0}/v1")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/v1")]
    public async Task Connect_ClosedAddress_IsNeverReached(string address)
    {
        using var inner = new TcpListener(IPAddress.Loopback, 0);
        inner.Start();
        var accepted = inner.AcceptTcpClientAsync(Token);
        var port = ((IPEndPoint)inner.LocalEndpoint).Port;
        using var http = new HttpClient(GuardedSockets.Create(AccessPolicy.Of(variables: null, networks: "10.0.0.0/8")));

        var refused = await Assert.ThrowsAsync<HttpRequestException>(
            () => http.GetAsync(new Uri(string.Format(null, address, port)), Token));

        Assert.Contains("--networks", Assert.IsType<AddressRefusedException>(refused.InnerException).Message, StringComparison.Ordinal);
        Assert.False(accepted.IsCompleted);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(400)]
    [InlineData(500)]
    public async Task Test_PageOfNoModelServer_IsNotShown(int status)
    {
        await using var page = await PageServer.StartAsync(status, Page);
        var connection = ConnectionPreset.Of(ServerKind.Compatible).Begin("inner") with
        {
            BaseAddress = page.Address,
            ChatModel = "m",
            Key = KeySource.None,
        };
        var tester = new Connections.ConnectionTester(_ => throw new NotSupportedException(), AccessPolicy.Usual, TimeProvider.System);

        var report = await tester.RunAsync(new OpenedConnection(connection, Key: null), Token);

        Assert.False(report.Passed);
        Assert.NotEqual(0, page.Answered);
        Assert.DoesNotContain("PRIVATE", string.Join(" ", report.Checks), StringComparison.Ordinal);
        Assert.DoesNotContain("payroll", string.Join(" ", report.Checks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_ClosedAddress_SaysSoAndWhatToDo()
    {
        var connection = ConnectionPreset.Of(ServerKind.Ollama).Begin("inner") with { ChatModel = "m" };
        var tester = new Connections.ConnectionTester(
            _ => throw new NotSupportedException(), AccessPolicy.Of(variables: null, networks: ""), TimeProvider.System);

        var report = await tester.RunAsync(new OpenedConnection(connection, Key: null), Token);

        var check = Assert.Single(report.Checks);
        Assert.Equal(CheckVerdict.Failed, check.Verdict);
        Assert.Contains("may not be reached", check.Words, StringComparison.Ordinal);
    }

    /// <summary>Answers every request with one page.</summary>
    private sealed class PageServer(WebApplication app) : IAsyncDisposable
    {
        private int answered;

        public Uri Address => new(new Uri(app.Urls.First()), "/v1");

        public int Answered => Volatile.Read(ref answered);

        public static async Task<PageServer> StartAsync(int status, string page)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            var app = builder.Build();
            var server = new PageServer(app);
            app.Run(http =>
            {
                Interlocked.Increment(ref server.answered);
                http.Response.StatusCode = status;
                http.Response.ContentType = "text/html";
                return http.Response.WriteAsync(page, http.RequestAborted);
            });
            await app.StartAsync(Token);
            return server;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
