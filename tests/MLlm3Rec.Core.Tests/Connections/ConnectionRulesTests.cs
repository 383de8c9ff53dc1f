namespace MLlm3Rec.Connections;

public sealed class ConnectionRulesTests
{
    private static readonly Connection Good = new()
    {
        Name = "local",
        Kind = ServerKind.Ollama,
        BaseAddress = new Uri("http://localhost:11434/v1"),
        ChatModel = "llama",
    };

    public static TheoryData<string, Connection> Faulty => new()
    {
        { nameof(Connection.Name), Good with { Name = "" } },
        { nameof(Connection.Name), Good with { Name = "a,b" } },
        { nameof(Connection.Name), Good with { Name = "-a" } },
        { nameof(Connection.Name), Good with { Name = "a@b" } },
        { nameof(Connection.Name), Good with { Name = new string('a', 41) } },
        { nameof(Connection.Name), Good with { Name = "Built-In" } },
        { nameof(Connection.BaseAddress), Good with { BaseAddress = null } },
        { nameof(Connection.BaseAddress), Good with { BaseAddress = new Uri("/v1", UriKind.Relative) } },
        { nameof(Connection.BaseAddress), Good with { BaseAddress = new Uri("ftp://host/v1") } },
        { nameof(Connection.BaseAddress), Good with { BaseAddress = new Uri("http://me:secret@host/v1") } },
        { nameof(Connection.BaseAddress), Good with { BaseAddress = new Uri("http://host/v1?key=1") } },
        { nameof(Connection.BaseAddress), Good with { BaseAddress = new Uri("http://host/v1/chat/completions") } },
        { nameof(Connection.ChatModel), Good with { ChatModel = " " } },
        { nameof(Connection.Folder), new Connection { Name = "e", Kind = ServerKind.OnnxFolder, Folder = "models" } },
        { nameof(Connection.Key), Good with { Key = KeySource.OfVariable("1KEY") } },
        { nameof(Connection.ContextTokens), Good with { ContextTokens = 100 } },
        { nameof(Connection.PricePerMillionIn), Good with { PricePerMillionIn = -1 } },
        { nameof(Connection.PricePerMillionOut), Good with { PricePerMillionOut = 2_000_000 } },
        { nameof(Connection.RequestsPerMinute), Good with { RequestsPerMinute = 0 } },
        { nameof(Connection.TokensPerMinute), Good with { TokensPerMinute = 10 } },
        { nameof(Connection.Parallel), Good with { Parallel = 0 } },
        { nameof(Connection.Timeout), Good with { Timeout = TimeSpan.FromHours(2) } },
    };

    [Fact]
    public void FaultsOf_SensibleConnection_IsEmpty() => Assert.Empty(ConnectionRules.FaultsOf(Good));

    [Theory]
    [MemberData(nameof(Faulty))]
    public void FaultsOf_OneFault_NamesTheFieldAndNothingElse(string field, Connection connection) =>
        Assert.Equal([field], ConnectionRules.FaultsOf(connection).Select(fault => fault.Field));

    [Fact]
    public void Checked_ManyFaults_TellsAllOfThem()
    {
        var refused =
            Assert.Throws<FaultyConnectionException>(() => ConnectionRules.Checked(Good with { Name = "", Parallel = 0, ContextTokens = 0 }));

        Assert.Equal(3, refused.Faults.Count);
    }

    [Theory]
    [InlineData(ServerKind.OpenAI)]
    [InlineData(ServerKind.Ollama)]
    [InlineData(ServerKind.Vllm)]
    [InlineData(ServerKind.LlamaCpp)]
    [InlineData(ServerKind.LMStudio)]
    public void Preset_WithAUsualAddress_NeedsOnlyAModel(ServerKind kind) =>
        Assert.Empty(ConnectionRules.FaultsOf(ConnectionPreset.Of(kind).Begin("mine") with { ChatModel = "m" }));

    [Fact]
    public void Preset_All_HasEveryKindOnce() => Assert.Equal(Enum.GetValues<ServerKind>(), ConnectionPreset.All.Select(preset => preset.Kind));

    [Fact]
    public void PriceOf_Tokens_AddsBothDirections() =>
        Assert.Equal(1.75m, (Good with { PricePerMillionIn = 1m, PricePerMillionOut = 3m }).PriceOf(1_000_000, 250_000));
}
