using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Filters;

namespace MLlm3Rec.Language.Servers;

public sealed class CircuitTests
{
    private readonly Circuit circuit = new();
    private readonly ModelCall first = SomeCall.Asked with { Sample = 1 };
    private readonly ModelCall second = SomeCall.Asked with { Sample = 2 };
    private readonly ModelCall third = SomeCall.Asked with { Sample = 3 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EnterAsync_ServerDown_LetsOneQuestionTryAlone()
    {
        Fail(Circuit.FailuresInARow - 1);
        await circuit.EnterAsync(second, Token);
        Fail(1);

        await circuit.EnterAsync(first, Token);
        var waiting = circuit.EnterAsync(second, Token);
        await circuit.EnterAsync(first, Token);

        Assert.False(waiting.IsCompleted);
        circuit.Answered();
        await waiting;
        await circuit.EnterAsync(third, Token);
    }

    [Fact]
    public async Task GaveUp_OnceAndThenAnswered_PausesNobody()
    {
        Fail(Circuit.FailuresInARow);
        await circuit.EnterAsync(first, Token);
        var waiting = circuit.EnterAsync(second, Token);

        var told = circuit.GaveUp(first, Down());
        await waiting;
        circuit.Answered();
        Fail(Circuit.FailuresInARow);
        await circuit.EnterAsync(third, Token);

        Assert.Equal(FailureKind.Transient, told.Kind);
        Assert.Equal(FailureKind.Transient, circuit.GaveUp(third, Down()).Kind);
    }

    [Fact]
    public async Task GaveUp_TwiceInARow_EndsItForAll()
    {
        Fail(Circuit.FailuresInARow);
        await circuit.EnterAsync(first, Token);
        circuit.GaveUp(first, Down());
        await circuit.EnterAsync(second, Token);
        var waiting = circuit.EnterAsync(third, Token);

        var told = circuit.GaveUp(second, Down());

        Assert.Equal((FailureKind.Permanent, "Down. It answered none of the last 5 requests."), (told.Kind, told.Message));
        Assert.Equal(FailureKind.Permanent, (await Assert.ThrowsAsync<CallFailedException>(() => waiting)).Kind);

        // Whoever resumes the run finds out anew.
        await circuit.EnterAsync(first, Token);
    }

    [Fact]
    public async Task Left_WhoTriedAlone_HandsOverToTheNext()
    {
        Fail(Circuit.FailuresInARow);
        await circuit.EnterAsync(first, Token);
        var waiting = circuit.EnterAsync(second, Token);

        circuit.Left(first);

        await waiting;
    }

    [Fact]
    public void Refused_SameWordsToTen_EndsIt()
    {
        var told = Enumerable.Range(1, Circuit.RefusalsInARow).Select(place => circuit.Refused(No($"Refused as request {place}."))).ToArray();

        Assert.Equal(FailureKind.Permanent, told[^1].Kind);
        Each.Holds(told[..^1], failure => Assert.Equal(FailureKind.Refused, failure.Kind));
    }

    [Fact]
    public void Refused_AnswersBetweenOrOtherWords_EndsNothing()
    {
        for (var place = 0; place < 3 * Circuit.RefusalsInARow; place++)
        {
            Assert.Equal(FailureKind.Refused, circuit.Refused(No(place % 2 == 0 ? "Too odd." : "Too even.")).Kind);
            Assert.Equal(FailureKind.Refused, circuit.Refused(new CallFailedException(FailureKind.Refused, "Filtered.") { OfContent = true }).Kind);
        }

        for (var place = 0; place < 3 * Circuit.RefusalsInARow; place++)
        {
            Assert.Equal(FailureKind.Refused, circuit.Refused(No("No.")).Kind);
            circuit.Answered();
        }
    }

    private static CallFailedException Down() => new(FailureKind.Transient, "Down.");

    private static CallFailedException No(string words) => new(FailureKind.Refused, words);

    private void Fail(int times)
    {
        for (var time = 0; time < times; time++)
        {
            circuit.Failed(Down());
        }
    }
}
