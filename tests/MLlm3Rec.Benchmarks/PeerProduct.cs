using System.Diagnostics;
using System.Globalization;

namespace MLlm3Rec.Benchmarks;

/// <summary>What "side_by_side.py blas" says on one thread: as it stands, and with its clock set to CPU seconds.</summary>
internal static class PeerProduct
{
    private const string ByCpu =
        "import runpy, sys, time; time.perf_counter = time.process_time; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')";

    public static async Task<Speed> RunAsync(string script, CancellationToken cancellationToken) =>
        new(await AskAsync([script, "blas"], cancellationToken), await AskAsync(["-c", ByCpu, script, "blas"], cancellationToken));

    private static async Task<double> AskAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", arguments) { RedirectStandardOutput = true };
        start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        var said = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? double.Parse(said.Split(' ')[0], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("The peer did not run: it needs Debian's python3-numpy and libopenblas0.");
    }
}
