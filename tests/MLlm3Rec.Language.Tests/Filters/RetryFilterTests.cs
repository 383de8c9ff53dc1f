using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Servers;
using MLlm3Rec.Reading.Matching;
using Microsoft.Extensions.Time.Testing;

namespace MLlm3Rec.Language.Filters;

public sealed class RetryFilterTests
{
    private static readonly RetryOptions Options = new()
    {
        Attempts = 4,
        AttemptsToReach = 2,
        FirstDelay = TimeSpan.FromSeconds(1),
        LongestDelay = TimeSpan.FromSeconds(30),
    };

    private readonly FakeTimeProvider time = new();
    private int attempts;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(FailureKind.Refused), 1)]
    [InlineData(nameof(FailureKind.Permanent), 1)]
    [InlineData(nameof(FailureKind.Unreachable), 2)]
    [InlineData(nameof(FailureKind.Transient), 4)]
    public async Task InvokeAsync_AlwaysFailing_RetriesByKindOfFailure(string kind, int asked)
    {
        var thrown = await Assert.ThrowsAsync<CallFailedException>(() => AdvanceAsync(Ask(Enum.Parse<FailureKind>(kind))));

        Assert.Equal(asked, attempts);
        Assert.Equal((asked, Enum.Parse<FailureKind>(kind)), (thrown.Attempts, thrown.Kind));
    }

    [Fact]
    public async Task InvokeAsync_ServerSaysWhen_WaitsExactlySoLong()
    {
        var asking = Ask(FailureKind.Transient, TimeSpan.FromSeconds(7), failures: 1);

        time.Advance(TimeSpan.FromSeconds(6.99));
        Assert.Equal(1, attempts);
        time.Advance(TimeSpan.FromSeconds(0.02));

        Assert.Equal(2, (await asking).Attempts);
    }

    [Fact]
    public async Task InvokeAsync_NoRetryAfter_BacksOffWithJitter()
    {
        var asking = Ask(FailureKind.Transient, failures: 3);
        var waits = new List<double>();
        for (var step = 0; !asking.IsCompleted; step++)
        {
            var before = attempts;
            time.Advance(TimeSpan.FromSeconds(0.05));
            await Task.Yield();
            if (attempts > before)
            {
                waits.Add(step * 0.05);
            }
        }

        Assert.InRange(waits[0], 0.4, 1.0);
        Assert.InRange(waits[1] - waits[0], 0.9, 2.1);
        Assert.InRange(waits[2] - waits[1], 1.9, 4.1);
    }

    [Fact]
    public async Task InvokeAsync_CancelledWhileWaiting_EndsAtOnce()
    {
        using var cancel = new CancellationTokenSource();
        var asking = Ask(FailureKind.Transient, TimeSpan.FromHours(1), cancellationToken: cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal(1, attempts);
    }

    private Task<ModelReply> Ask(
        FailureKind kind, TimeSpan? retryAfter = null, int failures = int.MaxValue, CancellationToken? cancellationToken = null) =>
        new RetryFilter(Options, time, new Circuit()).InvokeAsync(
            SomeCall.Asked,
            (_, _) => ++attempts <= failures
                ? throw new CallFailedException(kind, "No.") { RetryAfter = retryAfter }
                : Task.FromResult(SomeCall.Reply("Yes.")),
            cancellationToken ?? Token);

    private async Task<ModelReply> AdvanceAsync(Task<ModelReply> asking)
    {
        while (!asking.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await asking;
    }
}

/// <summary>Calls and replies that mean nothing in particular.</summary>
internal static class SomeCall
{
    public static ModelCall Asked { get; } = new()
    {
        Prompt = new PromptVersion("test", "1"),
        Messages = [new SentMessage("user", "Why?")],
        Form = new ReplyForm("test", BinaryData.FromString("{}")),
        Temperature = 0,
        MaxTokens = 100,
    };

    public static ModelReply Reply(string text, int tokens = 10) => new(text, tokens, tokens, TimeSpan.FromSeconds(1), DateTimeOffset.UnixEpoch);
}
