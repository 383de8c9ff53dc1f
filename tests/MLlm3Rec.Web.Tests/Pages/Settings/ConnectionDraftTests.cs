using MLlm3Rec.Connections;

namespace MLlm3Rec.Web.Components.Pages.Settings;

public sealed class ConnectionDraftTests
{
    private static readonly Connection Connection = new()
    {
        Name = "cloud",
        Kind = ServerKind.OpenAI,
        BaseAddress = new Uri("https://api.openai.com/v1"),
        ChatModel = "m",
        EmbeddingModel = "e",
        Key = KeySource.OfVariable("KEY"),
        ContextTokens = 128_000,
        PricePerMillionIn = 0.15m,
        PricePerMillionOut = 0.6m,
        RequestsPerMinute = 500,
        TokensPerMinute = 200_000,
        Parallel = 16,
        Timeout = TimeSpan.FromSeconds(12.5),
        Structure = StructuredOutput.Json,
    };

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var (read, faults) = ConnectionDraft.Of(Connection).Read();

        Assert.Equal(Connection, read);
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("many", nameof(Connection.Parallel))]
    [InlineData("2.5", nameof(Connection.Parallel))]
    [InlineData("0", nameof(Connection.Parallel))]
    [InlineData("99999999999999", nameof(Connection.Parallel))]
    public void Read_NoNumber_IsAFaultOfThatField(string text, string field)
    {
        var (_, faults) = (ConnectionDraft.Of(Connection) with { Parallel = text }).Read();

        Assert.Equal([field], faults.Keys);
    }

    [Fact]
    public void Read_EmptyLimits_AreNone()
    {
        var (read, faults) = (ConnectionDraft.Of(Connection) with { RequestsPerMinute = " ", TokensPerMinute = "" }).Read();

        Assert.Equal((null, null), (read.RequestsPerMinute, read.TokensPerMinute));
        Assert.Empty(faults);
    }

    [Fact]
    public void Read_AddressThatIsNone_IsAFault()
    {
        var (_, faults) = (ConnectionDraft.Of(Connection) with { Address = "localhost" }).Read();

        Assert.Equal([nameof(Connection.BaseAddress)], faults.Keys);
    }
}
