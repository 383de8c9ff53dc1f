using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Language.Filters;

public sealed class RememberFilterTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("replies");
    private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int asked;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void KeyFor_AnythingThatShapesTheReply_MakesAnotherQuestion()
    {
        var call = SomeCall.Asked;
        ModelCall[] others =
        [
            call with { Prompt = new PromptVersion("test", "2") },
            call with { Messages = [new SentMessage("user", "Why ?")] },
            call with { Messages = [new SentMessage("system", "Why?")] },
            call with { Messages = [new SentMessage("user", "Why"), new SentMessage("user", "?")] },
            call with { Temperature = 0.1 },
            call with { MaxTokens = 101 },
            call with { Form = new ReplyForm("test", BinaryData.FromString("{ }")) },
            call with { Sample = 1 },
        ];

        var keys = others.Append(call).Select(one => one.KeyFor("m")).Append(call.KeyFor("n")).ToArray();

        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(call.KeyFor("m"), (call with { Listener = _ => { } }).KeyFor("m"));
    }

    [Fact]
    public async Task InvokeAsync_AskAgain_AsksAndReplacesWhatWasRemembered()
    {
        var memory = new MemoryReplies();
        await new RememberFilter(memory, "", "m", new SingleFlight(), askAgain: false).InvokeAsync(SomeCall.Asked, NextAsync, Token);

        var again = await new RememberFilter(memory, "", "m", new SingleFlight(), askAgain: true).InvokeAsync(SomeCall.Asked, NextAsync, Token);
        var known = await new RememberFilter(memory, "", "m", new SingleFlight(), askAgain: false).InvokeAsync(SomeCall.Asked, NextAsync, Token);

        Assert.Equal(("Reply 2", false), (again.Text, again.FromCache));
        Assert.Equal(("Reply 2", true), (known.Text, known.FromCache));
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task InvokeAsync_SameRequestAtOnce_IsSentOnce()
    {
        var filter = new RememberFilter(new MemoryReplies(), "", "m", new SingleFlight(), askAgain: false);

        var asking = Enumerable.Range(0, 20).Select(_ => filter.InvokeAsync(SomeCall.Asked, HeldAsync, Token)).ToArray();
        held.SetResult();
        var replies = await Task.WhenAll(asking);

        Assert.Equal(1, asked);
        Each.Holds(replies, reply => Assert.Equal("Reply 1", reply.Text));
        Assert.Single(replies, reply => !reply.FromCache);
    }

    [Fact]
    public async Task InvokeAsync_TheFirstFails_TheNextAsksForItself()
    {
        var filter = new RememberFilter(new MemoryReplies(), "", "m", new SingleFlight(), askAgain: false);
        CallStep failsOnce = async (call, token) =>
            await HeldAsync(call, token) is { Text: "Reply 1" } ? throw new CallFailedException(FailureKind.Refused, "No.") : SomeCall.Reply("Yes.");

        var first = filter.InvokeAsync(SomeCall.Asked, failsOnce, Token);
        var second = filter.InvokeAsync(SomeCall.Asked, failsOnce, Token);
        held.SetResult();

        await Assert.ThrowsAsync<CallFailedException>(() => first);
        Assert.Equal("Yes.", (await second).Text);
    }

    [Fact]
    public async Task Replay_OfARecordedFolder_AnswersWithoutAsking()
    {
        var replies = new FolderReplies(folder.FullName);
        await new RecordFilter(replies, "org/model:7b").InvokeAsync(SomeCall.Asked, NextAsync, Token);
        var heard = "";

        var replayed = await new ReplayFilter(new FolderReplies(folder.FullName), "test", "org/model:7b")
            .InvokeAsync(SomeCall.Asked with { Listener = text => heard += text }, NextAsync, Token);

        Assert.Equal(("Reply 1", "Reply 1", 1), (replayed.Text, heard, asked));
    }

    [Fact]
    public async Task Replay_UnrecordedCall_IsNamed()
    {
        var filter = new ReplayFilter(new FolderReplies(folder.FullName), "test", "m");

        var thrown = await Assert.ThrowsAsync<ConnectionFailedException>(() => filter.InvokeAsync(SomeCall.Asked, NextAsync, Token));

        Assert.StartsWith(
            "Connection \"test\": no reply is recorded for prompt test 1 with model m, input ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("“Why?”", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(0, asked);
    }

    private Task<ModelReply> NextAsync(ModelCall call, CancellationToken cancellationToken) => Task.FromResult(SomeCall.Reply($"Reply {++asked}"));

    /// <summary>Replies when the test lets it.</summary>
    private async Task<ModelReply> HeldAsync(ModelCall call, CancellationToken cancellationToken)
    {
        await held.Task.WaitAsync(cancellationToken);
        return await NextAsync(call, cancellationToken);
    }
}
