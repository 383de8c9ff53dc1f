using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Runs;

/// <summary>Runs that build on another run share its fate until they begin.</summary>
internal static class RunChains
{
    private const string Followers =
        "WITH RECURSIVE followers(Id) AS (SELECT Id FROM Runs WHERE After = @0 UNION SELECT r.Id FROM Runs r JOIN followers f ON r.After = f.Id) ";

    public static void CancelFollowers(StorageContext context, int id, long now) => context.Execute(
        Followers + "UPDATE Runs SET State = 'Cancelled', EndedAt = @1, Message = 'Run ' || @0 || ', which it builds on, did not finish.' "
        + "WHERE State = 'Queued' AND Id IN followers",
        id,
        now);

    /// <summary>Those that never began wait again.</summary>
    public static void RequeueFollowers(StorageContext context, int id) => context.Execute(
        Followers + "UPDATE Runs SET State = 'Queued', EndedAt = NULL, Message = NULL WHERE State = 'Cancelled' AND StartedAt IS NULL AND Id IN followers",
        id);
}
