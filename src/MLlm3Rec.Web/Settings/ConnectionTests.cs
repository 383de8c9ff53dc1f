using System.Collections.Concurrent;
using MLlm3Rec.Connections;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Settings;

/// <summary>The latest test of each connection, under way or done: shown wherever the connection is, also after the page was left.</summary>
public sealed class ConnectionTests(ConnectionStore store, ConnectionTest test, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, ConnectionTrial> trials = new(StringComparer.OrdinalIgnoreCase);
    private readonly Subscribers subscribers = new();

    public IDisposable OnChanged(Func<Task> callback) => subscribers.Add(callback);

    public ConnectionTrial? Of(string name) => trials.GetValueOrDefault(name);

    /// <summary>What was true of a connection need not be true after a change.</summary>
    public void Forget(string name) => trials.TryRemove(name, out _);

    /// <summary>Tests a stored connection; returns when the result is known.</summary>
    public async Task RunAsync(string name, CancellationToken cancellationToken)
    {
        await TellAsync(name, new ConnectionTrial(clock.GetUtcNow(), Report: null, Failure: null));
        try
        {
            var opened = await store.OpenAsync(name, cancellationToken);
            var report = await test(opened, cancellationToken);
            if (report.Dialect is { } dialect)
            {
                await store.LearnAsync(opened.Connection, dialect, cancellationToken);
            }

            await TellAsync(name, new ConnectionTrial(clock.GetUtcNow(), report, Failure: null));
        }
        catch (RefusalException refused)
        {
            await TellAsync(name, new ConnectionTrial(clock.GetUtcNow(), Report: null, refused.Message));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Forget(name);
        }
    }

    private Task TellAsync(string name, ConnectionTrial trial)
    {
        trials[name] = trial;
        return subscribers.NotifyAsync();
    }
}

/// <param name="At">When it began, or when its result came.</param>
/// <param name="Report">Null while it is under way, and where it could not even begin.</param>
/// <param name="Failure">Why it could not begin, in words.</param>
public sealed record ConnectionTrial(DateTimeOffset At, ConnectionReport? Report, string? Failure)
{
    public bool IsUnderWay => Report is null && Failure is null;

    public bool Passed => Report is { Passed: true };
}
