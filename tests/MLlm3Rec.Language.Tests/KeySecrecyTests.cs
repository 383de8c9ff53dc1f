using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.Language;

/// <summary>Whatever a server does with a key, nothing that we keep or throw holds it.</summary>
public sealed class KeySecrecyTests
{
    private const string Key = "sk-proj-ABCdef0123456789";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Deeds => new("401", "400", "429", "500", "nonsense", "unreachable", "cut", "302");

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task ExtractAsync_WhateverFails_NeverTellsTheKey(string deed)
    {
        var script = new ModelScript
        {
            Chat = (_, _) => deed switch
            {
                "nonsense" => new Nonsense($"Bearer {Key}"),
                "cut" => new CutOff($"Bearer {Key}"),
                _ => new Refusal(int.Parse(deed == "unreachable" ? "500" : deed), $"Bearer {Key} and {Key.ToUpperInvariant()} is not welcome."),
            },
        };
        await using var desk = await LanguageFixture.OpenAsync(
            script, connection => deed == "unreachable" ? connection with { BaseAddress = new Uri("http://127.0.0.1:9/v1") } : connection);
        await using var engine = desk.Engine(key: Key);
        var dataset = Bookshop.Of(1);

        var told = "";
        try
        {
            var answer = await engine.Profiles.ExtractAsync(dataset, dataset.Users[0], dataset.HistoryMemory(0), Token);
            told = string.Join(
                "\n",
                Assert.IsType<Rejected<MotivationProfile>>(answer).Reasons
                    .Concat(answer.Exchanges.Select(exchange => exchange.ToString() + string.Join(" ", exchange.Faults))));
        }
        catch (ConnectionFailedException failed)
        {
            told = failed.ToString();
        }

        Assert.NotEmpty(told);
        Assert.DoesNotContain(Key, told, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(desk.Server.Calls, call => call.Authorization != $"Bearer {Key}");
    }

    [Fact]
    public async Task EmbedAsync_ServerRepeatsTheKey_KeyIsNotQuoted()
    {
        await using var desk = await LanguageFixture.OpenAsync(
            ModelScript.Honest() with { Key = "another" }, connection => connection with { EmbeddingModel = "test-model" });

        var thrown = await Assert.ThrowsAsync<ConnectionFailedException>(() => desk.EmbedAsync(["text"], Key));

        Assert.Contains("Incorrect API key provided", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, thrown.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(401, "The key is refused")]
    [InlineData(403, "The key is refused")]
    [InlineData(404, "is unknown to the server")]
    public async Task ExtractAsync_UselessConnection_EndsTheRun(int status, string words)
    {
        await using var desk = await LanguageFixture.OpenAsync(new ModelScript { Chat = (_, _) => new Refusal(status, "No.") });
        await using var engine = desk.Engine(key: Key);
        var dataset = Bookshop.Of(1);

        var thrown = await Assert.ThrowsAsync<ConnectionFailedException>(() =>
            engine.Profiles.ExtractAsync(dataset, dataset.Users[0], dataset.HistoryMemory(0), Token));

        Assert.Contains(words, thrown.Message, StringComparison.Ordinal);
        Assert.Single(desk.Server.Calls);
    }
}
