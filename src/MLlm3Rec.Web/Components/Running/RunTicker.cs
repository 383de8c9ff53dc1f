using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Web.Components.Running;

/// <summary>Lets the clock of a running run go on between its reports: a step that reports rarely must not look dead.</summary>
public sealed class RunTicker(TimeProvider clock)
{
    private readonly Dictionary<int, (RunSnapshot Reported, long Stamp)> last = [];

    /// <summary>The report as it stands now: time since it first came in is worked, and no longer left.</summary>
    public RunSnapshot Now(RunSnapshot reported)
    {
        if (reported.State is not RunState.Running)
        {
            last.Remove(reported.Id);
            return reported;
        }

        if (!last.TryGetValue(reported.Id, out var seen) || seen.Reported != reported)
        {
            last[reported.Id] = seen = (reported, clock.GetTimestamp());
        }

        var since = clock.GetElapsedTime(seen.Stamp);
        return reported with { Elapsed = reported.Elapsed + since, Remaining = Left(reported.Remaining, since) };
    }

    private static TimeSpan? Left(TimeSpan? remaining, TimeSpan since) =>
        remaining is { } left ? (left > since ? left - since : TimeSpan.Zero) : null;
}
