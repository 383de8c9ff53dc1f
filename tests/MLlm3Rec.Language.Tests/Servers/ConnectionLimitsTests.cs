using System.Net;
using MLlm3Rec.Connections;
using MLlm3Rec.Reading.Matching;
using Microsoft.Extensions.Time.Testing;

namespace MLlm3Rec.Language.Servers;

public sealed class ConnectionLimitsTests
{
    private static readonly Connection Unlimited = ConnectionPreset.Of(ServerKind.Compatible).Begin("test") with { ChatModel = "m" };

    private readonly FakeTimeProvider time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void EnterAsync_SixtyAMinute_AdmitsATenthAtOnce()
    {
        var limits = new ConnectionLimits(Unlimited with { RequestsPerMinute = 60 }, time);
        var entering = Enumerable.Range(0, 10).Select(_ => limits.EnterAsync(expectedTokens: 1, Token)).ToArray();

        Assert.Equal(6, Entered(entering));
        for (var second = 1; second <= 4; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1.01));
            Assert.Equal(6 + second, Entered(entering));
        }
    }

    [Fact]
    public void Correct_FewerTokensThanExpected_MakesRoomEarlier()
    {
        var limits = new ConnectionLimits(Unlimited with { TokensPerMinute = 6000 }, time);
        Assert.True(limits.EnterAsync(600, Token).IsCompleted);
        var next = limits.EnterAsync(500, Token);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(next.IsCompleted);
        limits.Correct(expectedTokens: 600, countedTokens: 100);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(next.IsCompleted);
    }

    [Fact]
    public void EnterAsync_QuestionLargerThanBucket_PassesOnce()
    {
        var limits = new ConnectionLimits(Unlimited with { TokensPerMinute = 1000 }, time);

        Assert.True(limits.EnterAsync(expectedTokens: 5000, Token).IsCompleted);
        var next = limits.EnterAsync(expectedTokens: 100, Token);
        time.Advance(TimeSpan.FromMinutes(4.9));
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(0.2));

        Assert.True(next.IsCompleted);
    }

    [Theory]
    [InlineData("x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", "12s", 12)]
    [InlineData("x-ratelimit-remaining-tokens", "120", "x-ratelimit-reset-tokens", "6m0s", 360)]
    [InlineData("x-ratelimit-remaining-requests", "7", "x-ratelimit-reset-requests", "12s", 0)]
    public async Task SendAsync_ServerReportsLittleLeft_Waits(string left, string count, string reset, string when, double seconds)
    {
        var limits = new ConnectionLimits(Unlimited, time);
        using var client = new HttpClient(new ServerHeaders(limits, time, new Answering(left, count, reset, when)));

        await client.GetAsync(new Uri("http://127.0.0.1/"), Token);

        var next = limits.EnterAsync(expectedTokens: 1, Token);
        Assert.Equal(seconds == 0, next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.True(next.IsCompleted);
    }

    [Theory]
    [InlineData("1s", 1)]
    [InlineData("6m0s", 360)]
    [InlineData("1h2m3.5s", 3723.5)]
    [InlineData("250ms", 0.25)]
    [InlineData("17", 17)]
    public void DurationOf_AsServersWriteIt_IsRead(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), ServerHeaders.DurationOf(text));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-3")]
    [InlineData("1s2h")]
    public void DurationOf_AnythingElse_IsNothing(string text) => Assert.Null(ServerHeaders.DurationOf(text));

    private static int Entered(Task[] entering) => entering.Count(one => one.IsCompleted);

    private sealed class Answering(params string[] headers) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK);
            for (var header = 0; header < headers.Length; header += 2)
            {
                response.Headers.Add(headers[header], headers[header + 1]);
            }

            return Task.FromResult(response);
        }
    }
}
