using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Cli.Sessions;

/// <summary>How a verb ended: the number for scripts, and the words for people.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    /// <summary>128 + SIGINT, as shells expect it.</summary>
    public const int Cancelled = 130;

    /// <summary>
    /// The one place that turns a failure into words. A defect tells its message too: at a command line one can act on a path, or pass it on.
    /// </summary>
    public static (int Code, string Words) Of(Exception failure) => failure switch
    {
        OperationCanceledException => (Cancelled, "Cancelled."),
        UsageException => (WrongUsage, failure.Message),
        _ when DiskSpace.IsFull(failure) => (Failed, $"The disk is full: {failure.Message.TrimEnd('.')}. Make room there and try again."),
        _ => (Failed, failure.Message),
    };
}

/// <summary>The arguments are well-formed but make no sense together.</summary>
internal sealed class UsageException(string message) : RefusalException(message);

internal sealed class RunFailedException(RunRecord run) : RefusalException(
    $"{run.Message ?? "The run did not finish."} (run {run.Id}; go on with: runs resume {run.Id})");
