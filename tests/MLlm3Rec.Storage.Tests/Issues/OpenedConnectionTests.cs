using MLlm3Rec.Connections;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.RawSql;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.Storage.Issues;

/// <summary>A listener of a stranger received AWS_SECRET_ACCESS_KEY: a connection could name any variable and any address.</summary>
public sealed class OpenedConnectionTests
{
    private static readonly Connection Good = new()
    {
        Name = "stranger",
        Kind = ServerKind.Compatible,
        BaseAddress = new Uri("https://models.example/v1"),
        ChatModel = "m",
        Key = KeySource.None,
    };

    public static TheoryData<string, Connection> Closed => new()
    {
        { "AWS_SECRET_ACCESS_KEY", Good with { Key = KeySource.OfVariable("AWS_SECRET_ACCESS_KEY") } },
        { "169.254.169.254", Good with { BaseAddress = new Uri("http://169.254.169.254/latest") } },
        { "unencrypted", Good with { BaseAddress = new Uri("http://models.example/v1"), Key = KeySource.Stored } },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Closed), DisableDiscoveryEnumeration = true)]
    public async Task Save_ClosedVariableOrAddress_IsRefusedInWords(string word, Connection connection)
    {
        await using var workbench = await StorageFixture.OpenAsync();
        var store = workbench.Get<ConnectionStore>();

        var refused = await Assert.ThrowsAsync<FaultyConnectionException>(() => store.SaveAsync(connection, new ApiKey("k"), Token));

        Assert.Contains(word, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await store.ListAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Closed), DisableDiscoveryEnumeration = true)]
    public async Task Open_RowFromBeforeTheRules_IsRefusedInWords(string word, Connection connection)
    {
        var everything = AccessPolicy.Of("*", "loopback,private,169.254.0.0/16");
        var before = await StorageFixture.OpenAsync(configure: services => services.AddSingleton(everything));
        await before.Get<ConnectionStore>().SaveAsync(connection with { KeyOverHttp = true }, new ApiKey("k"), Token);
        await before.CloseAsync();
        await using var now = await StorageFixture.OpenAsync(before.Folder);
        await SayNothingOfPlainKeysAsync(now);

        var refused = await Assert.ThrowsAsync<ConnectionFailedException>(() => now.Get<ConnectionStore>().OpenAsync("stranger", Token));

        Assert.Contains(word, refused.Message, StringComparison.Ordinal);
    }

    private static Task<int> SayNothingOfPlainKeysAsync(StorageFixture workbench) => workbench.Get<Schema.Database>().WriteAsync(
        context => context.Execute("UPDATE Connections SET Document = replace(Document, '\"keyOverHttp\":true', '\"keyOverHttp\":false')"), Token);
}
