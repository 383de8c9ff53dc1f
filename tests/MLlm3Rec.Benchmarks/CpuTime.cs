namespace MLlm3Rec.Benchmarks;

/// <summary>CPU seconds of the whole process, garbage collection included.</summary>
internal static class CpuTime
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(0.3);

    /// <summary>The mean of one run, repeated until the clock can tell.</summary>
    public static async Task<double> OfAsync(Func<Task> work)
    {
        GC.Collect();
        var started = Environment.CpuUsage.TotalTime;
        var runs = 0;
        do
        {
            await work();
            runs++;
        }
        while (Environment.CpuUsage.TotalTime - started < Least);
        return (Environment.CpuUsage.TotalTime - started).TotalSeconds / runs;
    }
}
