using System.Text.RegularExpressions;
using MLlm3Rec.Language.Calls;

namespace MLlm3Rec.Language.Servers;

/// <summary>Notices that a server answers nobody, or refuses everybody, so that a run pauses instead of asking thousands of times what cannot be
/// answered. Shared by all who use a connection.</summary>
/// <remarks>
/// After <see cref="FailuresInARow"/> failed requests without an answer between them, one question alone goes on trying while all others wait; its
/// first answer lets everybody go on, so that a short outage costs few requests and nobody. Where it gives up, another one tries, since the question
/// itself may be what the server breaks on; where that gives up too, the connection counts as of no use, for all who wait.
/// </remarks>
internal sealed partial class Circuit
{
    public const int FailuresInARow = 5;

    /// <summary>Questions refused in the same words, one after the other: then it is not the questions.</summary>
    public const int RefusalsInARow = 10;

    private const int ProbersInARow = 2;

    private readonly Lock gate = new();
    private TaskCompletionSource changed = NewSignal();
    private ModelCall? prober;
    private int failures;
    private int gaveUp;
    private int refusals;
    private string refusal = "";

    /// <summary>Waits while another question finds out whether the server is back.</summary>
    /// <exception cref="CallFailedException">It is not.</exception>
    public async Task EnterAsync(ModelCall call, CancellationToken cancellationToken)
    {
        while (WaitFor(call) is { } wait)
        {
            await wait.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The server has answered: also who waits may ask.</summary>
    public void Answered()
    {
        lock (gate)
        {
            refusals = 0;
        }

        GoOn();
    }

    /// <summary>One request without an answer of use. One that was refused shows at least that the server is there.</summary>
    public void Failed(CallFailedException failure)
    {
        if (!MayPass(failure))
        {
            GoOn();
            return;
        }

        lock (gate)
        {
            failures++;
        }
    }

    /// <summary>A question that is not asked again.</summary>
    /// <returns>The same failure, or one that ends the run.</returns>
    public CallFailedException GaveUp(ModelCall call, CallFailedException failure)
    {
        TaskCompletionSource signal;
        CallFailedException told = failure;
        lock (gate)
        {
            if (prober != call)
            {
                return failure;
            }

            prober = null;
            (signal, changed) = (changed, NewSignal());
            if (++gaveUp >= ProbersInARow)
            {
                told = failure.Told(FailureKind.Permanent, $"{failure.Message} It answered none of the last {failures:N0} requests.");
                gaveUp = 0;
            }
        }

        if (told == failure)
        {
            signal.SetResult();
        }
        else
        {
            signal.SetException(told.After(0));
        }

        return told;
    }

    /// <summary>Whoever asked has gone: another one finds out.</summary>
    public void Left(ModelCall call)
    {
        TaskCompletionSource signal;
        lock (gate)
        {
            if (prober != call)
            {
                return;
            }

            prober = null;
            (signal, changed) = (changed, NewSignal());
        }

        signal.SetResult();
    }

    /// <summary>A question that the server refuses for good.</summary>
    /// <inheritdoc cref="GaveUp" path="/returns"/>
    public CallFailedException Refused(CallFailedException failure)
    {
        if (failure is not { Kind: FailureKind.Refused, OfContent: false, TooLong: false })
        {
            return failure;
        }

        lock (gate)
        {
            var words = Numbers().Replace(failure.Message, "0");
            refusals = words == refusal ? refusals + 1 : 1;
            refusal = words;
            return refusals < RefusalsInARow
                ? failure
                : failure.Told(FailureKind.Permanent, $"{failure.Message} It said the same to {refusals:N0} questions in a row.");
        }
    }

    private void GoOn()
    {
        TaskCompletionSource signal;
        lock (gate)
        {
            if (failures == 0)
            {
                return;
            }

            (failures, gaveUp, prober) = (0, 0, null);
            (signal, changed) = (changed, NewSignal());
        }

        signal.SetResult();
    }

    private Task? WaitFor(ModelCall call)
    {
        lock (gate)
        {
            if (failures < FailuresInARow || prober == call)
            {
                return null;
            }

            if (prober is null)
            {
                prober = call;
                return null;
            }

            return changed.Task;
        }
    }

    private static bool MayPass(CallFailedException failure) => failure.Kind is FailureKind.Transient or FailureKind.Unreachable;

    private static TaskCompletionSource NewSignal()
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // Often nobody waits, and then nobody looks at what went wrong.
        _ = signal.Task.ContinueWith(
            done => done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return signal;
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();
}
