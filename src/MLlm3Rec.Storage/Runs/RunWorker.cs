using System.Diagnostics;
using System.Globalization;

namespace MLlm3Rec.Storage.Runs;

/// <summary>
/// Names the process that works on a run: "machine/process/start". Process numbers are used again, so the start belongs to the name.
/// </summary>
internal static class RunWorker
{
    /// <summary>The system computes a process's start from its ticks since boot; two readings may differ by a little.</summary>
    private const long StartToleranceMilliseconds = 2000;

    public static string ThisProcess { get; } = Name();

    /// <summary>False only when it is sure: a process of another machine may well be alive.</summary>
    public static bool MayBeAlive(string? worker)
    {
        if (worker?.Split('/') is not [var machine, var id, var start]
            || !int.TryParse(id, out var processId)
            || !long.TryParse(start, out var started))
        {
            return false;
        }

        return worker == ThisProcess || machine != Environment.MachineName || IsAlive(processId, started);
    }

    private static bool IsAlive(int processId, long started)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited && Math.Abs(Started(process) - started) <= StartToleranceMilliseconds;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Name()
    {
        using var process = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{process.Id}/{Started(process)}");
    }

    private static long Started(Process process) => new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds();
}
