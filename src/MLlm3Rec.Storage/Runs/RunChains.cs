using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Runs;

/// <summary>Runs that build on another run share its fate until they begin.</summary>
internal static class RunChains
{
    public static void CancelFollowers(StorageContext context, int id, DateTimeOffset now)
    {
        var why = $"Run {id}, which it builds on, did not finish.";
        Followers(context, id).Where(run => run.State == RunState.Queued).ExecuteUpdate(change => change
            .SetProperty(run => run.State, RunState.Cancelled)
            .SetProperty(run => run.EndedAt, now)
            .SetProperty(run => run.Message, why));
    }

    /// <summary>Those that never began wait again.</summary>
    public static void RequeueFollowers(StorageContext context, int id) =>
        Followers(context, id).Where(run => run.State == RunState.Cancelled && run.StartedAt == null).ExecuteUpdate(change => change
            .SetProperty(run => run.State, RunState.Queued)
            .SetProperty(run => run.EndedAt, (DateTimeOffset?)null)
            .SetProperty(run => run.Message, (string?)null));

    /// <summary>Runs that build on it, directly or through others.</summary>
    private static IQueryable<RunRow> Followers(StorageContext context, int id)
    {
        var found = new HashSet<int>();
        int?[] front = [id];
        while (front.Length > 0)
        {
            var next = context.Set<RunRow>().Where(run => front.Contains(run.After)).Select(run => run.Id).ToList();
            front = [.. next.Where(found.Add).Select(run => (int?)run)];
        }

        int[] followers = [.. found];
        return context.Set<RunRow>().Where(run => followers.Contains(run.Id));
    }
}
