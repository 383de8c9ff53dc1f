using Microsoft.AspNetCore.Components.Server.Circuits;

namespace MLlm3Rec.Web.State;

/// <summary>Gives memory back when many tabs have left. The runtime looks for what can go only when it needs room, and a server that everybody has
/// left needs none: without this it keeps what its busiest hour took.</summary>
internal sealed class CircuitMemory : CircuitHandler, IDisposable
{
    /// <summary>Fewer are not worth a pause.</summary>
    private const int Many = 20;

    /// <summary>As long as tabs go on leaving, it waits.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly ITimer timer;
    private int open;
    private int most;

    public CircuitMemory(TimeProvider clock) =>
        timer = clock.CreateTimer(_ => Return(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>How often memory was given back.</summary>
    public int Returns { get; private set; }

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            most = Math.Max(most, ++open);
        }

        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (most - --open >= Many)
            {
                timer.Change(Calm, Timeout.InfiniteTimeSpan);
            }
        }

        return Task.CompletedTask;
    }

    public void Dispose() => timer.Dispose();

    private void Return()
    {
        lock (gate)
        {
            most = open;
            Returns++;
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
