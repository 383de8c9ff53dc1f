using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.EndToEnd.Issues;

/// <summary>What pages of strangers, and names that were made to lead here, are told.</summary>
public sealed class StrangerTests(AppFixture workbench) : BrowserTest(workbench)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: evil.example\r\n", 400)]
    [InlineData("GET /alive HTTP/1.1\r\nHost: evil.example\r\n", 400)]
    [InlineData("GET /alive HTTP/1.1\r\nHost:\r\n", 400)]
    [InlineData("GET /alive HTTP/1.1\r\n", 400)]
    [InlineData("GET /alive HTTP/1.0\r\n", 400)]
    [InlineData("GET /alive HTTP/1.1\r\nHost: localhost\r\n", 204)]
    [InlineData("POST /_blazor/negotiate HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\nContent-Length: 0\r\n", 403)]
    [InlineData("POST /_blazor/negotiate?negotiateVersion=1 HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nContent-Length: 0\r\n", 200)]
    [InlineData(
        "GET /_blazor HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n",
        403)]
    public async Task Request_OfAStranger_IsRefused(string head, int status) => Assert.Equal(status, await StatusAsync(head));

    [Fact]
    public async Task Get_AnyAnswer_CarriesTheHeaders()
    {
        using var client = new HttpClient { BaseAddress = AppFixture.Host.Address };
        foreach (var path in (string[])["/", "/js/start.js", "/no-such-page", "/alive"])
        {
            using var answer = await client.GetAsync(path, Token);

            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.Contains(
                "script-src 'self' 'unsafe-eval';", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Start_OnEveryAddress_IsRefusedUnlessSaid()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [BuildPlaces.WebAssembly, "--urls", "http://0.0.0.0:0"])
        {
            RedirectStandardError = true,
        })!; // Null only where a process is reused.
        var words = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);

        Assert.Equal(1, process.ExitCode);
        Assert.Contains("--allow-anonymous", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnEveryAddress_IsToldOnThePages()
    {
        await using var server = await WebProcess.StartAsync("--allow-anonymous", "--urls", "http://0.0.0.0:0", "--Sample:Bring=false");
        var address = new UriBuilder(server.Address) { Host = "127.0.0.1" }.Uri;
        var page = await NewPageAsync();

        await page.GotoAsync(new Uri(address, "/settings").ToString());

        await Expect(page.GetByText("Open to others.")).ToBeVisibleAsync();
    }

    private async Task<int> StatusAsync(string head)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, AppFixture.Host.Address.Port, Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + "\r\n"), Token);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var line = await reader.ReadLineAsync(Token);
        return int.Parse(line!.Split(' ')[1], null); // Every answer begins with a line of status.
    }
}
