using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Exchanges;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>Counts the answers of a run, all its attempts together, and notices when a server has stopped answering.</summary>
internal sealed class ModelTally(int total, int parallel)
{
    /// <summary>So many calls in a row without an answer are no chance; a run that goes on would only fill its list of failures.</summary>
    private readonly int mostSilent = Math.Max(30, 3 * parallel);
    private int silent;

    public int Total => total;

    public int Accepted { get; private set; }

    public int Rejected { get; private set; }

    public int Done => Accepted + Rejected;

    /// <summary>What was said of the first answer of no use; null where there is none.</summary>
    public string? FirstReason { get; private set; }

    public int NotAsked => total - Done;

    public void Add(IEnumerable<AnsweredSubject> before)
    {
        foreach (var answered in before)
        {
            Count(answered.IsRejected);
        }
    }

    /// <exception cref="SilentServerException">It has answered nothing for a long stretch.</exception>
    public void Add(AnswerRejection? rejection)
    {
        Count(rejection is not null);
        FirstReason ??= rejection is { Reasons: [var said, ..] } ? said : null;
        silent = rejection is { Cause: RejectionCause.Call } ? silent + 1 : 0;
        if (silent >= mostSilent)
        {
            throw new SilentServerException(silent, rejection is { Reasons: [var first, ..] } ? first : "no reason given");
        }
    }

    /// <param name="what">"people" or "items".</param>
    /// <param name="engine">Name of the connection.</param>
    /// <param name="stopped">Why the budget ended, or null.</param>
    /// <param name="usage">Of the whole run.</param>
    public RunResult Result(string what, string engine, string? stopped, Usage usage)
    {
        var rejected = Rejected > 0 ? $" {Rejected:N0} answers were of no use and are kept with their reasons." : "";
        var ended = stopped is null ? "" : $" Stopped because {stopped}: {NotAsked:N0} {what} were not asked about.";
        return new RunResult(
            $"{engine} read {Accepted:N0} of {total:N0} {what}.{rejected}{ended}",
            [
                new NamedCount(what, total), new NamedCount("accepted", Accepted), new NamedCount("rejected", Rejected),
                .. NotAsked > 0 ? [new NamedCount("not asked", NotAsked)] : Array.Empty<NamedCount>(),
            ],
            Usage: usage);
    }

    /// <summary>Why a run that read nobody is no success; null where it read somebody, or had nobody to read.</summary>
    /// <param name="what">"people" or "items".</param>
    /// <param name="engine">Name of the connection.</param>
    /// <param name="stopped">Why the budget ended, or null.</param>
    public string? WhyNothing(string what, string engine, string? stopped) =>
        Accepted > 0 || total == 0 ? null
        : stopped is not null && Rejected == 0 ? $"{engine} was asked about none of {total:N0} {what}: {stopped}."
        : $"{engine} read none of {total:N0} {what}. {Rejected:N0} answers were of no use and are kept with their reasons, the first: "
            + (FirstReason ?? "none was given.");

    private void Count(bool isRejected) => (Accepted, Rejected) = isRejected ? (Accepted, Rejected + 1) : (Accepted + 1, Rejected);
}

/// <summary>The message says what the server said last, and what to do.</summary>
internal sealed class SilentServerException(int calls, string reason) : RefusalException(
    $"The last {calls:N0} questions got no answer ({reason.TrimEnd('.')}). Test the connection, then resume: who got no answer is asked about again.")
{
    public override bool Pauses => true;
}

/// <summary>Everybody was asked about, and nothing came of it.</summary>
internal sealed class NothingReadException(string message) : RefusalException(message);
