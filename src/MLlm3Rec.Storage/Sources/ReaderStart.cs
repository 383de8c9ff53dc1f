using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using MLlm3Rec.Datasets.Frames;

namespace MLlm3Rec.Storage.Sources;

/// <summary>
/// How a process that reads files is started, and what it does. It is this very program under a verb that no help shows, so that there is nothing
/// else
/// to install and both ends are always of one version. Every program that reads files asks <see cref="IsAsked"/> before anything else.
/// </summary>
public static class ReaderStart
{
    internal const int OutOfMemory = 57;

    private const string Verb = "read-source-files";

    // Secrets in the environment are none of its business.
    private static readonly string[] Handed =
    [
        "PATH", "HOME", "USERPROFILE", "SystemRoot", "windir", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64",
        "DOTNET_ROOT_ARM64", "DOTNET_ROLL_FORWARD",
    ];

    public static bool IsAsked(IReadOnlyList<string> arguments) => arguments is [Verb];

    /// <summary>Reads what standard input asks for and writes frames to standard output; ends when standard input ends, whatever it is
    /// doing.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ServeAsync()
    {
        // Ctrl+C goes to every process of a terminal; whoever started this one decides what becomes of it.
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        await using var input = Console.OpenStandardInput();
        await using var frames = Console.OpenStandardOutput();
        try
        {
            var request = SourceRequest.Read(input);
            new Thread(() => EndWith(input)) { IsBackground = true }.Start();
            await FramedSource.ServeAsync(request, frames, CancellationToken.None);
            return 0;
        }
        catch (OutOfMemoryException)
        {
            return OutOfMemory;
        }
        catch (IOException)
        {
            // Nobody asks, or listens, any more.
            return 1;
        }
    }

    internal static ProcessStartInfo Info(ReaderLimits limits)
    {
        var program = Environment.ProcessPath ?? throw new NotSupportedException("This program does not know its own path and cannot read files.");
        var info = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };

        // Started by "dotnet Program.dll", the program is dotnet and has to be told what to run.
        if (Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            info.ArgumentList.Add(Assembly.GetEntryAssembly()!.Location);
        }

        info.ArgumentList.Add(Verb);
        var inherited = Handed.Select(name => (name, value: Environment.GetEnvironmentVariable(name))).Where(pair => pair.value is not null).ToList();
        info.Environment.Clear();
        foreach (var (name, value) in inherited)
        {
            info.Environment[name] = value;
        }

        info.Environment["DOTNET_GCHeapHardLimit"] = limits.Memory.ToString("x", CultureInfo.InvariantCulture);

        // Addresses alone, 64 GB of them: within the few that a small limit reserves, the collector can run over the end of its own tables and crash
        // where it should say that memory is out.
        info.Environment["DOTNET_GCRegionRange"] = "1000000000";
        info.Environment["DOTNET_gcServer"] = "0";
        info.Environment["DOTNET_gcConcurrent"] = "0";
        info.Environment["DOTNET_EnableDiagnostics"] = "0";

        // It lives for a second: code is compiled quickly, better where it turns out to be hot, and without collecting what a long life would repay.
        info.Environment["DOTNET_TieredPGO"] = "0";
        info.Environment["DOTNET_TC_QuickJitForLoops"] = "1";
        info.Environment["DOTNET_TC_TieringDelay"] = "10";
        return info;
    }

    /// <summary>The other process holds the input open as long as it wants anything; if it dies, the system closes it.</summary>
    private static void EndWith(Stream input)
    {
        while (input.ReadByte() >= 0)
        {
        }

        Process.GetCurrentProcess().Kill();
    }
}
