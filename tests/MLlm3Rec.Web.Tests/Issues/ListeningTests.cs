using Microsoft.Extensions.Configuration;
using MLlm3Rec.Web.Guards;

namespace MLlm3Rec.Web.Issues;

/// <summary>The server listened wherever it was told and let everybody change everything.</summary>
public sealed class ListeningTests
{
    [Theory]
    [InlineData("urls", "http://0.0.0.0:5080")]
    [InlineData("urls", "http://*:5080")]
    [InlineData("urls", "http://[::]:5080")]
    [InlineData("urls", "http://team.example:5080")]
    [InlineData("urls", "http://127.0.0.1:5080;http://10.0.0.5:5080")]
    [InlineData("http_ports", "8080")]
    [InlineData("Kestrel:Endpoints:One:Url", "http://0.0.0.0:5080")]
    public void Refusal_OthersCanReachIt_UnlessItWasSaid(string key, string value)
    {
        Assert.Contains("--allow-anonymous", Of((key, value)).Refusal, StringComparison.Ordinal);
        Assert.Null(Of((key, value), ("allow-anonymous", "true")).Refusal);
        Assert.True(Of((key, value), ("allow-anonymous", "true")).IsOpenToOthers);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:0;https://[::1]:7000")]
    [InlineData("http://unix:/run/app.sock")]
    public void Refusal_LoopbackOnly_IsNone(string? urls)
    {
        var listening = Of(("urls", urls));

        Assert.Null(listening.Refusal);
        Assert.False(listening.IsOpenToOthers);
    }

    [Fact]
    public void Hosts_NamedAddress_IsItsOwnNameBesideLoopback() =>
        Assert.Equal(
            ["localhost", "127.0.0.1", "[::1]", "10.0.0.5", "team.example"],
            Of(("urls", "http://10.0.0.5:5080"), ("AllowedHosts", "team.example")).Hosts);

    [Fact]
    public void Hosts_EveryAddress_AreThoseOfTheMachine()
    {
        var hosts = Of(("urls", "http://*:5080")).Hosts;

        Assert.Contains(Environment.MachineName, hosts);
        Assert.DoesNotContain("*", hosts);
    }

    [Fact]
    public void Flagged_FlagWithoutValue_LeavesTheNextArgumentAlone() =>
        Assert.Equal(["--allow-anonymous=true", "--urls", "http://*:1"], Listening.Flagged(["--allow-anonymous", "--urls", "http://*:1"]));

    private static Listening Of(params (string Key, string? Value)[] settings) => Listening.Of(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => setting.Value)).Build());
}
