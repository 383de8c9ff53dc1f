namespace MLlm3Rec.Experiments;

/// <summary>The most memory that the process held since this was made.</summary>
internal sealed class PeakMemory : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(20);

    private readonly Timer timer;
    private long peak = Environment.WorkingSet;

    public PeakMemory() => timer = new Timer(_ => Look(), state: null, Every, Every);

    public long Megabytes
    {
        get
        {
            Look();
            return Interlocked.Read(ref peak) >> 20;
        }
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        var now = Environment.WorkingSet;
        for (var seen = Interlocked.Read(ref peak); now > seen; seen = Interlocked.Read(ref peak))
        {
            Interlocked.CompareExchange(ref peak, now, seen);
        }
    }
}
