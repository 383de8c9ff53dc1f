using MLlm3Rec.Storage.Loops;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Health;

/// <summary>Whether the server can do its work at this moment, and what keeps it from it: for Settings and for whoever watches over it.</summary>
public sealed class ServerHealth(DatabaseProbe probe, LoopWatch loops)
{
    /// <summary>Reads and writes the database to find out.</summary>
    public async Task<HealthReport> LookAsync(CancellationToken cancellationToken)
    {
        var trouble = await probe.TryAsync(cancellationToken);
        var states = loops.States;
        return new HealthReport(
            trouble is null && !states.Any(state => state is { Loop.IsEssential: true, Failure: not null }),
            trouble,
            [.. states.Select(state => new LoopReport(state.Loop.Name, state.Failure, state.Since, state.Failures))]);
    }
}

/// <param name="Ready">Whether it can read and write, and does in the background what it must.</param>
/// <param name="Database">Why the database cannot be read and written; null where it can.</param>
/// <param name="Loops">What goes on in the background, by name.</param>
public sealed record HealthReport(bool Ready, string? Database, IReadOnlyList<LoopReport> Loops);

/// <param name="Name">What it does.</param>
/// <param name="Failure">Why it does not, in words; null where it does.</param>
/// <param name="Since">When that began.</param>
/// <param name="Failures">Turns in a row that failed.</param>
public sealed record LoopReport(string Name, string? Failure, DateTimeOffset? Since, int Failures);

internal static class ReadyEndpoint
{
    /// <summary><c>GET /ready</c>: 200 and <c>{"ready": true, …}</c>, or 503 and why not.</summary>
    public static void MapReady(this IEndpointRouteBuilder routes) => routes.MapGet(Urls.Ready, async (ServerHealth health, HttpContext context) =>
    {
        var report = await health.LookAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(report, statusCode: report.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    });
}
