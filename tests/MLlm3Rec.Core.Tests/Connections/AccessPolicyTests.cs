using System.Net;

namespace MLlm3Rec.Connections;

public sealed class AccessPolicyTests
{
    private static readonly Connection Server = new()
    {
        Name = "server",
        Kind = ServerKind.Compatible,
        BaseAddress = new Uri("https://models.example/v1"),
        ChatModel = "m",
    };

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData("::ffff:a9fe:a9fe")]
    [InlineData("::10.1.2.3")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2002:a9fe:a9fe::1")]
    public void MayReach_InnerAddressInAnyForm_IsClosed(string address) =>
        Assert.False(AccessPolicy.Usual.MayReach("host.example", IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.10")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:4700::1111")]
    public void MayReach_LoopbackAndPublicAddresses_AreOpen(string address) =>
        Assert.True(AccessPolicy.Usual.MayReach("host.example", IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.1.0.0/16", "10.1.2.3", true)]
    [InlineData("10.1.0.0/16", "10.2.2.3", false)]
    [InlineData("10.1.0.0/16", "127.0.0.1", false)]
    [InlineData("loopback, private", "192.168.7.7", true)]
    [InlineData("private", "169.254.169.254", false)]
    [InlineData("gpu.lan", "10.9.9.9", true)]
    [InlineData("10.1.2.3", "::ffff:10.1.2.3", true)]
    public void MayReach_ListedNetworks_AreOpenAndNoOthers(string networks, string address, bool open) =>
        Assert.Equal(open, AccessPolicy.Of(variables: null, networks).MayReach("gpu.lan", IPAddress.Parse(address)));

    [Theory]
    [InlineData(null, "MLLM3REC_KEY_OPENAI", true)]
    [InlineData(null, "AWS_SECRET_ACCESS_KEY", false)]
    [InlineData(null, "XMLLM3REC_KEY_OPENAI", false)]
    [InlineData("OPENAI_API_KEY,TEAM_*", "OPENAI_API_KEY", true)]
    [InlineData("OPENAI_API_KEY,TEAM_*", "OPENAI_API_KEY_2", false)]
    [InlineData("OPENAI_API_KEY,TEAM_*", "TEAM_A", true)]
    [InlineData("OPENAI_API_KEY,TEAM_*", "MLLM3REC_KEY_OPENAI", false)]
    public void MayRead_Variables_ThoseOfTheListOnly(string? variables, string name, bool open) =>
        Assert.Equal(open, AccessPolicy.Of(variables, networks: null).MayRead(name));

    [Theory]
    [InlineData("http://10.0.0.7/v1", nameof(Connection.BaseAddress))]
    [InlineData("http://167772167/v1", nameof(Connection.BaseAddress))]
    [InlineData("http://0x0a.0.0.7/v1", nameof(Connection.BaseAddress))]
    [InlineData("http://012.0.0.7/v1", nameof(Connection.BaseAddress))]
    [InlineData("http://[::ffff:10.0.0.7]/v1", nameof(Connection.BaseAddress))]
    [InlineData("http://169.254.169.254/latest", nameof(Connection.BaseAddress))]
    public void FaultsOf_InnerAddressHoweverWritten_IsNamed(string address, string field) =>
        Assert.Equal(field, Assert.Single(AccessPolicy.Usual.FaultsOf(Server with { BaseAddress = new Uri(address) })).Field);

    [Theory]
    [InlineData("http://models.example/v1", false, false)]
    [InlineData("http://models.example/v1", true, true)]
    [InlineData("https://models.example/v1", false, true)]
    [InlineData("http://localhost:8000/v1", false, true)]
    [InlineData("http://[::1]:8000/v1", false, true)]
    public void FaultsOf_KeyOverHttp_NeedsAWordOffLoopback(string address, bool said, bool passes)
    {
        var connection = Server with { BaseAddress = new Uri(address), Key = KeySource.Stored, KeyOverHttp = said };

        Assert.Equal(passes, !AccessPolicy.Usual.FaultsOf(connection).Any());
    }

    [Fact]
    public void Of_RangeThatIsNone_IsRefusedInWords()
    {
        var refused = Assert.Throws<AccessSettingException>(() => AccessPolicy.Of(null, "10.1.0.0/99"));

        Assert.Contains("10.1.0.0/99", refused.Message, StringComparison.Ordinal);
    }
}
